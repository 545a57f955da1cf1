"""Build hook: brings the front-end files and the encoder's vocabulary into the tree before the wheel is packed."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):  # type: ignore[type-arg, misc]
    """Placeholder until the asset build lands."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Do nothing yet."""
