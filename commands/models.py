"""``newsreader models``: its options, and what goes wrong said in one line.

What the commands do is imported when it is known which one it is: ``--help`` answers at once.
"""

import argparse
from collections.abc import Sequence

from commands.exits import FAILED, PACKAGE_UNUSABLE, complain

_EPILOGUE = """\
The reader uses the model chosen by 'use', else the newest installed package, else the built-in
model; 'newsreader --package NAME' overrides them all. Only 'install nl-en' and 'list --available'
use the network: proxies are those of https_proxy, http_proxy and no_proxy, and the index is that
of ARGOS_PACKAGE_INDEX where it is set.
"""


def main(arguments: Sequence[str]) -> int:
    """Run the sub-command and return its exit code.

    Raises:
        OSError: something can't be read or written.

    """
    options = _parser().parse_args(arguments)
    from translations.errors import ModelError, NetworkError

    try:
        return _run(options)
    except NetworkError as error:
        return complain(str(error), FAILED)
    except ModelError as error:
        return complain(str(error), PACKAGE_UNUSABLE)


def _run(options: argparse.Namespace) -> int:
    if options.command == "list":
        from commands.model_list import list_models

        return list_models(available=options.available)
    from commands import model_changes

    if options.command == "install":
        return model_changes.install(options.what)
    if options.command == "remove":
        return model_changes.remove(options.name)
    return model_changes.use(options.name)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsreader models",
        description="Models that translate Dutch to English: the built-in one and Argos packages.",
        epilog=_EPILOGUE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", required=True)
    listing = commands.add_parser("list", help="show which models there are and which one is used")
    listing.add_argument(
        "--available", action="store_true", help="ask the Argos package index for more"
    )
    install = commands.add_parser(
        "install", help="install an Argos package from the index or from a file"
    )
    install.add_argument(
        "what", metavar="nl-en|FILE", help="nl-en for the index's newest, or a .argosmodel file"
    )
    remove = commands.add_parser("remove", help="delete a package that 'install' installed")
    remove.add_argument("name", metavar="NAME", help="its name, as 'list' shows it")
    use = commands.add_parser("use", help="choose the model to translate with from now on")
    use.add_argument(
        "name",
        metavar="NAME",
        help="a package, as 'list' shows it; built-in; or newest: the newest package there is",
    )
    return parser
