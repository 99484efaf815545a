from tera.aturan.pangkat import GOLONGAN_PPPK, PANGKAT_PNS, format_pangkat, golongan_sah


def test_golongan_belongs_to_its_kind_of_asn():
    assert golongan_sah("III/a", pppk=False)
    assert golongan_sah("IX", pppk=True)
    assert not golongan_sah("IX", pppk=False)
    assert not golongan_sah("III/a", pppk=True)
    assert len(PANGKAT_PNS) == len(GOLONGAN_PPPK) == 17


def test_format_pangkat():
    assert format_pangkat("III/a") == "Penata Muda (III/a)"
    assert format_pangkat("IX") == "Golongan IX"
    assert format_pangkat("") == "-"
