"""A kernel tree of links in which some files are others, and how to compile these."""
import json
import pathlib
import shutil


class Overlay:
    """All of `tree` as links, with those of `files` that are put into it instead."""

    def __init__(self, tree, where, files):
        self.tree, self.where, self.put_in = tree, where, set()
        shutil.rmtree(where, ignore_errors=True)
        self._link(pathlib.Path("."), {parent for file in files for parent in pathlib.Path(file).parents})

    def _link(self, directory, made):
        (self.where / directory).mkdir(parents=True)
        for one in (self.tree / directory).iterdir():
            below = directory / one.name
            if below in made:
                self._link(below, made)
            else:
                (self.where / below).symlink_to(one)

    def compile_like(self, commands):
        """Has the overlay's files compiled as those of the tree are."""
        text = json.dumps(commands)
        (self.where / "compile_commands.json").write_text(
            text.replace(str(self.tree) + "/", str(self.where) + "/"), encoding="utf-8"
        )

    def put(self, texts):
        """Makes the files of the dictionary `texts` what it says, all others the tree's."""
        for file in self.put_in - set(texts):
            (self.where / file).unlink()
            (self.where / file).symlink_to(self.tree / file)
        for file, content in texts.items():
            (self.where / file).unlink()
            (self.where / file).write_text(content, encoding="utf-8")
        self.put_in = set(texts)
