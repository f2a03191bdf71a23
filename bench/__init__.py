"""Speed and memory of the program as ratios, each measured against a peer and a floor in the same run."""
