"""Staff lists in the layouts of real offices, each with its answer key. All people invented."""
