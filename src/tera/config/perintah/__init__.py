"""Sub-commands of ``tera``: each module has NAMA, BANTUAN, add_arguments and run."""
