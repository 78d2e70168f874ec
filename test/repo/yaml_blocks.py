"""yaml_blocks.py PAGE DIRECTORY: writes each ```yaml block of PAGE to a file."""

import re
import sys
from pathlib import Path

page, directory = map(Path, sys.argv[1:])
directory.mkdir()
blocks = re.findall(r"^```yaml\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
for number, block in enumerate(blocks):
    (directory / f"{number}.yaml").write_text(block, encoding="utf-8")
