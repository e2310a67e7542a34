"""The rules, a module each; onrecord.audit.registry lists them."""
