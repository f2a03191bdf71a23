"""The history of imports: a tab of the page of history."""
