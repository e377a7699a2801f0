"""The command line: parse, call one function, print its answer, give an exit code."""
