"""Web servers over a site, each on a port of its own: prachum's, and the real nginx and Apache with our rules."""

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

MODULES = Path("/usr/lib/apache2/modules")
APACHE_MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "filter", "deflate")
SERVE = """
import sys
from pathlib import Path
from prachum.serve import run
run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
"""

NGINX = """daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
APACHE = """ServerRoot {folder}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {folder}/pid
ErrorLog {folder}/error.log
{modules}
TypesConfig /dev/null
{user}
DocumentRoot {site}
<Directory {site}>
AllowOverride FileInfo
Require all granted
</Directory>
"""


@dataclass
class Answer:
    """What a server sent: header names in small letters, `location` as an address on the server."""

    status: int
    headers: dict[str, str]
    body: bytes
    location: str = field(default="")


@dataclass(frozen=True)
class Server:
    """A running server."""

    name: str
    port: int

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path: str, headers: Mapping[str, str | list[str]] | None = None, method: str = "GET") -> Answer:
        """Its answer to a request for `path`, sent as it stands."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection._validate_path = lambda _: None  # type: ignore[method-assign] # hostile ones too
        connection._encode_request = lambda line: line.encode("utf-8")  # type: ignore[attr-defined]
        try:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, values in (headers or {}).items():
                for value in [values] if isinstance(values, str) else values:
                    connection.putheader(name, value.encode("utf-8"))
            connection.endheaders()
            answer = connection.getresponse()
            fields: dict[str, str] = {}
            for name, value in answer.getheaders():
                fields[name.lower()] = f"{fields[name.lower()]}, {value}" if name.lower() in fields else value
            location = (
                urljoin(f"{self.base}{path}", fields["location"]).removeprefix(self.base)
                if "location" in fields
                else ""
            )
            return Answer(answer.status, fields, answer.read(), location)
        finally:
            connection.close()


@contextmanager
def prachum(output: Path) -> Iterator[Server]:
    """`prachum serve`."""
    port = _free_port()
    command = [sys.executable, "-c", SERVE, str(output), "127.0.0.1", str(port)]
    with _running("prachum", command, port, output / "serve.log"):
        yield Server("prachum", port)


@contextmanager
def nginx(program: str, output: Path, folder: Path) -> Iterator[Server]:
    """nginx with the rules of the build, but for the lines that are to be set."""
    port = _free_port()
    rules = (output / "hosting/nginx.conf").read_text(encoding="utf-8")
    for ours, theirs in (
        ("listen 80; # YOURS", f"listen 127.0.0.1:{port};"),
        ("root /srv/prachum/output/site; # YOURS", f"root {output / 'site'};"),
    ):
        assert ours in rules
        rules = rules.replace(ours, theirs)
    folder.mkdir()
    (folder / "site.conf").write_text(rules, encoding="utf-8")
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder), encoding="utf-8")
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "start.log")]
    with _running("nginx", command, port, folder / "output.log"):
        yield Server("nginx", port)


@contextmanager
def apache(program: str, output: Path, folder: Path) -> Iterator[Server]:
    """Apache with the rules of the build as the site's .htaccess."""
    port = _free_port()
    shutil.copyfile(output / "hosting/htaccess", output / "site/.htaccess")
    modules = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in APACHE_MODULES)
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    folder.mkdir()
    settings = APACHE.format(folder=folder, port=port, modules=modules, user=user, site=output / "site")
    (folder / "httpd.conf").write_text(settings, encoding="utf-8")
    command = [program, "-f", str(folder / "httpd.conf"), "-D", "FOREGROUND"]
    try:
        with _running("apache", command, port, folder / "output.log"):
            yield Server("apache", port)
    finally:
        (output / "site/.htaccess").unlink()


@contextmanager
def _running(name: str, command: list[str], port: int, log: Path) -> Iterator[None]:
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            _wait(name, process, port, log)
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


def _wait(name: str, process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    for _ in range(600):
        assert process.poll() is None, f"{name} ended: {log.read_text(encoding='utf-8')}"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{name} does not listen: {log.read_text(encoding='utf-8')}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
