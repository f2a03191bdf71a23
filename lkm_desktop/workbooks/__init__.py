"""Excel out: real .xlsx files, ready to print on F4, without a single formula."""
