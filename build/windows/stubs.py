"""Three libraries that wine 8 lacks and Windows 10 has; they go into the prefix, never further."""

import re
import subprocess
from pathlib import Path

from programs import DevError

_SOURCES = Path(__file__).with_name("stub_sources")
_WINE_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
_COMPILER = "x86_64-w64-mingw32-gcc-win32"
_OBJDUMP = "x86_64-w64-mingw32-objdump"
_BUILTIN_MARK = b"Wine builtin DLL"
_COPIED_MARK = b"Wine copied  DLL"
_PARTS = {"": ("double", "D"), "f": ("float", "F"), "l": ("double", "D")}
_UNARY = (
    *("ccos", "ccosh", "cexp", "csin", "csinh", "ctan", "ctanh", "clog", "csqrt"),
    *("cacos", "casin", "catan", "cacosh", "casinh", "catanh"),
)


def build_stubs(work: Path, system_folder: Path) -> None:
    """Compile all three into the system folder of a prefix; DevError where a tool fails."""
    work.mkdir(parents=True, exist_ok=True)
    for name, libraries in (("bcryptprimitives", ["-ladvapi32"]), ("icuuc", [])):
        source = _SOURCES / f"{name}.c"
        _compile(source, system_folder / f"{name}.dll", "-fno-builtin", "-Wno-unused", *libraries)
    _build_runtime(work, system_folder)


def _build_runtime(work: Path, system_folder: Path) -> None:
    """`ucrtbase.dll`: complex mathematics of our own, everything else from wine's renamed one."""
    original = _WINE_LIBRARIES / "ucrtbase.dll"
    names = exported_names(original)
    functions = complex_functions()
    source, definition = work / "ucrtbase.c", work / "ucrtbase.def"
    source.write_text(
        "#include <complex.h>\n"
        "typedef struct { double r, i; } D;\ntypedef struct { float r, i; } F;\n"
        + "\n".join(functions.values())
        + "\n",
        encoding="ascii",
    )
    lines = [
        f'  "{name}" = shim_{name}' if name in functions else f'  "{name}" = "ucrtbasw.{name}"'
        for name in sorted(names | set(functions))
    ]
    definition.write_text("LIBRARY ucrtbase.dll\nEXPORTS\n" + "\n".join(lines) + "\n", "ascii")
    _compile(source, system_folder / "ucrtbase.dll", "-O1", str(definition))
    content = original.read_bytes()
    if content.find(_BUILTIN_MARK) < 0:
        raise DevError(f"{original} 不是预期的 wine 库，请用 Debian 12 的 wine 8.0。")
    # Without the mark wine takes the copy for a foreign library and loads it by its new name.
    copied = content.replace(_BUILTIN_MARK, _COPIED_MARK, 1)
    (system_folder / "ucrtbasw.dll").write_bytes(copied)


def exported_names(library: Path) -> set[str]:
    """Names in the export table of a Windows library."""
    listing = _output([_OBJDUMP, "-p", str(library)])
    table = listing.partition("[Ordinal/Name Pointer] Table")[2]
    row = re.compile(r"\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+[0-9a-f]+\s+)?(\S+)$")
    found = set()
    for line in table.splitlines():
        match = row.match(line)
        if match:
            found.add(match[1])
        elif found and not line.strip():
            break
    return found


def complex_functions() -> dict[str, str]:
    """C source of each function by its name; a complex number is a struct, as MSVC has it."""
    found = {}
    for suffix, (real, pair) in _PARTS.items():
        for name, field in (("creal", "r"), ("cimag", "i")):
            found[name + suffix] = f"{real} shim_{name}{suffix}({pair} z) {{ return z.{field}; }}"
        for name in ("carg", "cabs"):
            found[name + suffix] = (
                f"{real} shim_{name}{suffix}({pair} z) {{ return {name}{suffix}(z.r + I * z.i); }}"
            )
    for suffix in ("", "f"):
        real, pair = _PARTS[suffix]
        for name in _UNARY:
            found[name + suffix] = (
                f"{pair} shim_{name}{suffix}({pair} z) {{ {real} complex w = "
                f"{name}{suffix}(z.r + I * z.i); {pair} o = {{ creal{suffix}(w), "
                f"cimag{suffix}(w) }}; return o; }}"
            )
        found["cpow" + suffix] = (
            f"{pair} shim_cpow{suffix}({pair} a, {pair} b) {{ {real} complex w = cpow{suffix}"
            f"(a.r + I * a.i, b.r + I * b.i); {pair} o = {{ creal{suffix}(w), cimag{suffix}(w) }};"
            " return o; }"
        )
    return found


def _compile(source: Path, target: Path, *options: str) -> None:
    shared = [option for option in options if not option.startswith("-l")]
    libraries = [option for option in options if option.startswith("-l")]
    _output(
        [
            _COMPILER,
            "-shared",
            "-static-libgcc",
            *shared,
            "-o",
            str(target),
            str(source),
            *libraries,
        ]
    )


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise DevError(f"无法启动 {command[0]}：{error}") from error
    if done.returncode != 0:
        raise DevError(f"{command[0]} 没有成功：{done.stderr.strip()}")
    return done.stdout
