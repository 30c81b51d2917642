"""Long runs that try to lose or to spoil something; `make torture` prints their figures, `make test` runs a sample."""
