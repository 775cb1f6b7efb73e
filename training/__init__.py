"""How the weights are made: data readers, labels, training, export. The package never imports it."""
