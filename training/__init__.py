"""How the encoder's weights are made. No part of the installed package."""
