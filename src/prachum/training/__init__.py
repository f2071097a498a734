"""Making the models of `prachum.extract` from annotated releases: `python -m prachum.training CORPUS`."""
