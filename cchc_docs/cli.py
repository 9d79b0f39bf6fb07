"""The command line ``cchc``."""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import traceback
import warnings
from _thread import interrupt_main
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from threading import Timer, current_thread, main_thread
from types import FrameType, ModuleType
from typing import Any

import click
from click.shell_completion import shell_complete

from cchc_docs.commands.language import speak_vietnamese
from cchc_docs.commands.parameters import Options, flag
from cchc_docs.ground.disk import is_full
from cchc_docs.ground.problems import ProblemsFound, machine_refused

COMMANDS = {
    "new": ("new", "tạo dự án mới có bộ chỉ số mẫu, hoặc thêm một phiên bản vào dự án đang có"),
    "import": ("import_annex", "đọc phụ lục Word, Excel, PDF thành tiêu chí"),
    "list": ("listing", "kể các phiên bản, bộ tiêu chí, loại đơn vị, mục được chấm"),
    "audit": ("audit", "tìm số không khớp trong phụ lục, phiếu, bảng kết quả"),
    "diff": ("diff", "so hai phiên bản, hoặc hai bộ tiêu chí"),
    "check": ("check", "kiểm tra thư mục tiêu chí"),
    "explain": ("explain", "nói rõ một mã của lời báo, có đoạn sai và đoạn đúng"),
    "new-answers": ("new_answers", "viết tệp câu trả lời còn trống cho một bộ tiêu chí"),
    "score": ("score", "chấm điểm câu trả lời của một đơn vị, hoặc của cả thư mục"),
    "report": ("report", "viết báo cáo tự chấm điểm của một đơn vị"),
    "collect": ("collect", "gom phiếu của nhiều đơn vị thành sổ thẩm định"),
    "explain-requests": (
        "explain_requests",
        "viết công văn đề nghị từng đơn vị giải trình, từ sổ thẩm định",
    ),
    "rank": ("rank", "xếp hạng các đơn vị, từ phiếu của từng đơn vị hoặc từ bảng kết quả"),
    "build": ("build", "dựng trang và mọi tệp tải về vào thư mục site của dự án"),
    "schema": ("schema", "viết lại lược đồ và danh sách khoá của YAML"),
}
"""What people type: the module, imported only when it runs, and its help."""
NAMES: dict[str, Any] = {"context_settings": {"help_option_names": ["-h", "--help"]}}
COMPLETE = "_CCHC_COMPLETE"
"""In the environment, from the shell: what it wants completed."""
EPILOG = """Mã thoát: 0 tốt; 1 có điều cần sửa; 2 gõ lệnh chưa đúng; 3 lỗi của chương trình; 130 bị
dừng. Gõ Tab để điền lệnh: thêm vào ~/.bashrc dòng eval "$(_CCHC_COMPLETE=bash_source cchc)"
(zsh_source, fish_source cho hai trình kia)."""
OBJECTS = 50_000
"""New objects before Python looks for cycles: a library stays, looking at it again is in vain."""
STOPS = ("SIGINT", "SIGTERM", "SIGHUP")
"""What stops a command, in good order; Windows has no SIGHUP."""
AGAIN = 0.1
"""Seconds until a stop that a library swallowed is tried again."""
HOME = Path(__file__).parent
CLOSED = "Nơi nhận kết quả đã đóng, chưa in hết."
TRACE = "CCHC_TRACE"
"""In the environment: a fault of the program shows where it came from, for whoever mends it."""
FAULT = f"""Lỗi của chương trình, không phải của tệp đang đọc: {{error}}
    Ở: {{place}}
    Cách báo: gửi hai dòng trên, lệnh đã gõ và tệp gây lỗi cho người giữ dự án; đặt {TRACE}=1 rồi \
chạy lại để thấy cả đường đi của lỗi."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code.

    0: it went well; 1: there is something to mend; 2: the command line is wrong; 3: a fault of
    this program; 130: stopped by Ctrl+C.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed before it began
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # of packages, to whoever programs with them
    gc.set_threshold(OBJECTS)
    speak_vietnamese()
    try:
        if wanted := os.environ.get(COMPLETE):
            return shell_complete(GROUP, {}, "cchc", COMPLETE, wanted)
        asked = list(sys.argv[1:] if arguments is None else arguments)
        with GROUP.make_context("cchc", asked) as context:
            done = int(GROUP.invoke(context))
        sys.stdout.flush()
    except click.exceptions.Exit as left:
        return left.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except ProblemsFound as found:
        return _failed(found.report())
    except BrokenPipeError:  # nothing more can be written, not even at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _failed(CLOSED)
    except OSError as error:
        return _failed(machine_refused(error).report())
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # whatever is foreseen is told above
        if os.environ.get(TRACE):
            raise
        return _failed(FAULT.format(error=_shown(error), place=_place(error)), 3)
    return done


def unheard(told: sys.UnraisableHookArgs) -> None:
    """What comes up where nothing can be raised, in what a library calls back or clears away: a
    stop comes once more a moment later; a full disk is told by what failed before."""
    if isinstance(told.exc_value, KeyboardInterrupt):
        Timer(AGAIN, interrupt_main, told.exc_value.args).start()
    elif told.exc_value is None or not is_full(told.exc_value):
        sys.__unraisablehook__(told)


def _failed(words: str, code: int = 1) -> int:
    print(words, file=sys.stderr)
    return code


def _shown(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:200]}"


def _place(error: Exception) -> str:
    """The last line of this package that the error came through, and the version."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if Path(one.filename).is_relative_to(HOME)] or list(frames)
    file = Path(own[-1].filename)
    shown = file.relative_to(HOME).as_posix() if file.is_relative_to(HOME) else file.name
    return f"{shown}:{own[-1].lineno}, cchc {version('cchc-docs')}"


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl+C stops it, also where a library swallows the key and goes on with a wrong result; so
    does who closes the window or ends it from outside: nothing half written stays."""
    pressed: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        pressed.append(number)
        raise KeyboardInterrupt(number)

    signs = [getattr(signal, name) for name in STOPS if hasattr(signal, name)]
    before = {sign: signal.getsignal(sign) for sign in signs}
    usual = (signal.default_int_handler, signal.SIG_DFL)
    own = [one for one in signs if before[one] in usual and current_thread() is main_thread()]
    for sign in own:
        signal.signal(sign, stop)
    try:
        yield
    except Exception as error:
        if pressed:  # what is told then need not be true
            raise KeyboardInterrupt from error
        raise
    finally:
        for sign in own:
            signal.signal(sign, before[sign])


class _Command(click.Command):
    """One command, out of its module."""

    def __init__(self, name: str, about: str, module: ModuleType) -> None:
        self._module = module
        own = tuple(getattr(module, "PARAMS", ()))
        self._is_json = any(one.name == "json" for one in own)
        json_too = () if self._is_json else (flag("--json", "in JSON: lời báo và các vấn đề"),)
        super().__init__(
            name,
            params=[*own, *json_too],
            callback=self._call,
            help=f"{about[0].upper()}{about[1:]}.",
            options_metavar="[TUỲ-CHỌN]",
            **NAMES,
        )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """An option named in ``GREEDY`` takes all values that follow it."""
        return super().parse_args(ctx, list(_spread(args, getattr(self._module, "GREEDY", ()))))

    def _call(self, **values: Any) -> int:
        for one, other in getattr(self._module, "APART", ()):
            if values[one] and values[other]:
                raise click.UsageError(f"--{one} không đi cùng --{other}.")
        options = Options(**values)
        if not options.json:
            return self._done(options)
        said = StringIO()
        try:
            if self._is_json:
                return self._done(options)
            with redirect_stdout(said), redirect_stderr(said):
                done = self._done(options)
            _print_json({"said": said.getvalue().splitlines(), "problems": []})
        except ProblemsFound as found:
            _print_json({"said": said.getvalue().splitlines(), "problems": found.data()})
            return 1
        return done

    def _done(self, options: Options) -> int:
        """Its exit code; what the machine refuses is a problem like any other."""
        try:
            with _stoppable():
                return int(self._module.run(options))
        except BrokenPipeError:
            raise
        except Exception as error:
            if isinstance(error, OSError) or is_full(error):
                raise machine_refused(error) from error
            raise


class _Group(click.Group):
    """All commands; one is imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        module, about = COMMANDS[cmd_name]
        return _Command(cmd_name, about, import_module(f"cchc_docs.commands.{module}"))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A name that is none is told with the nearest one."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Names with their help, without importing any."""
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


def _spread(args: Sequence[str], greedy: Sequence[str]) -> Iterator[str]:
    """``--answers a b`` as ``--answers a --answers b``."""
    repeated = ""
    for place, arg in enumerate(args):
        if arg.startswith("-") and arg != "-":
            repeated = arg if arg in greedy else ""
        elif repeated and args[place - 1] != repeated:
            yield repeated
        yield arg


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


GROUP = _Group(
    "cchc",
    help="Bộ tiêu chí, chấm điểm và trang tập huấn Chỉ số CCHC.",
    epilog=EPILOG,
    no_args_is_help=False,
    subcommand_metavar="LỆNH ...",
    options_metavar="",
    **NAMES,
)
click.version_option(
    version("cchc-docs"), prog_name="cchc", message="%(prog)s %(version)s", help="In phiên bản."
)(GROUP)
