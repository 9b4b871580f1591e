# The portal's two databases, for programs that fill them and look at them: statements go in, rows come out,
# and what the databases spell differently has one name here.
import os
import shutil
import socket
import sqlite3
import subprocess
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sqlite:
    """A file in a data directory."""

    name = "SQLite"
    true, false = "1", "0"
    random_digest = "randomblob(32)"

    def __init__(self, folder):
        self.folder = folder
        self.settings = {"Portal__DataDirectory": folder}
        self._connection = None

    def begin_filling(self):
        # Nobody else is here, and what breaks is filled again.
        self._connection = sqlite3.connect(f"{self.folder}/portal.db", timeout=60, isolation_level=None)
        self.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA foreign_keys = OFF;")

    def end_filling(self, tables):
        self.run("PRAGMA journal_mode = WAL;")
        self._connection.close()

    def run(self, sql):
        self._connection.executescript(sql)

    def rows(self, sql):
        with sqlite3.connect(f"file:{self.folder}/portal.db?mode=ro", uri=True, timeout=60) as connection:
            rows = connection.execute(sql).fetchall()
        connection.close()
        return rows

    def load(self, table, columns, rows):
        self._connection.execute(f"CREATE TABLE {table} ({', '.join(columns)})")
        self._connection.execute("BEGIN")
        self._connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)
        self._connection.execute("COMMIT")

    def columns(self, table):
        return [row[1] for row in self._connection.execute(f'PRAGMA table_info("{table}")')]

    def indexes(self, table):
        return self._connection.execute(f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = '{table}'").fetchall()

    @staticmethod
    def series(first, last):
        return f"(WITH RECURSIVE numbers(n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM numbers WHERE n < {last}) SELECT n FROM numbers)"

    @staticmethod
    def instant(seconds):
        return f"strftime('%Y-%m-%d %H:%M:%S', {seconds}, 'unixepoch')"

    @staticmethod
    def day(seconds):
        return f"date({seconds}, 'unixepoch')"


class Cluster:
    """Debian's PostgreSQL with its stock configuration, in a directory of its own and on a free port of loopback."""

    def __init__(self, folder):
        self.port = free_port()
        self._data = f"{folder}/postgres"
        self._programs = self.programs()
        self._log = f"{folder}/postgres.log"

    @staticmethod
    def programs():
        root = "/usr/lib/postgresql"
        return f"{root}/{sorted(os.listdir(root), key=int)[-1]}/bin" if os.path.isdir(root) else None

    def start(self):
        # PostgreSQL refuses to run as root.
        user = "postgres" if os.getuid() == 0 else None
        if not os.path.exists(self._data):
            os.chmod(os.path.dirname(self._data), 0o711)
            os.mkdir(self._data, 0o700)
            if user:
                shutil.chown(self._data, user)
            subprocess.run([f"{self._programs}/initdb", "-D", self._data, "-A", "trust", "-U", "portal", "--locale=C.UTF-8", "-E", "UTF8"],
                           user=user, cwd="/", check=True, stdout=subprocess.DEVNULL)
        with open(self._log, "ab") as log:
            self._server = subprocess.Popen([f"{self._programs}/postgres", "-D", self._data, "-h", "127.0.0.1", "-p", str(self.port), "-k", ""],
                                            user=user, cwd="/", stdout=log, stderr=log)
        for _ in range(600):
            if subprocess.run([f"{self._programs}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False).returncode == 0:
                return
            if self._server.poll() is not None:
                break
            time.sleep(0.1)
        raise RuntimeError(f"PostgreSQL did not start: {self._log}")

    def stop(self):
        self._server.send_signal(2)  # SIGINT: ends connections and writes everything.
        self._server.wait(timeout=300)

    def psql(self, database, sql):
        arguments = [f"{self._programs}/psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "portal", "-d", database, "-qAtX", "-F", "\t", "-v", "ON_ERROR_STOP=1"]
        done = subprocess.run(arguments, input=sql, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return [tuple(line.split("\t")) for line in done.stdout.splitlines()]


class Postgres:
    """A database of a cluster."""

    name = "PostgreSQL"
    true, false = "true", "false"
    random_digest = "sha256(uuid_send(gen_random_uuid()))"

    def __init__(self, cluster, database, folder):
        self._cluster, self._database = cluster, database
        if not cluster.psql("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{database}'"):
            cluster.psql("postgres", f"CREATE DATABASE {database}")
        self.settings = {
            "Portal__DataDirectory": folder,
            "Portal__Database__Provider": "PostgreSql",
            "ConnectionStrings__Portal": f"Host=127.0.0.1;Port={cluster.port};Username=portal;Database={database}",
        }

    def begin_filling(self):
        pass

    def end_filling(self, tables):
        for table in tables:
            identity = self.rows(f"SELECT pg_get_serial_sequence('\"{table}\"', 'Id')") if "Id" in self.columns(table) else None
            if identity and identity[0][0]:
                self.run(f"SELECT setval('{identity[0][0]}', (SELECT max(\"Id\") FROM \"{table}\"));")
        # As autovacuum does in its time.
        self.run("VACUUM (ANALYZE);")

    def run(self, sql):
        # The keys of other tables are right by construction, and looking each up takes longer than writing it.
        self.rows("SET synchronous_commit = off; SET session_replication_role = replica; SET TIME ZONE 'UTC'; SET maintenance_work_mem = '512MB';"
                  f" SET work_mem = '256MB';\n{sql}")

    def rows(self, sql):
        return self._cluster.psql(self._database, f"SET TIME ZONE 'UTC';\n{sql}")

    def load(self, table, columns, rows):
        text = "\n".join("\t".join("\\N" if value is None else "\\\\x" + value.hex() if isinstance(value, bytes) else str(value) for value in row) for row in rows)
        self.run(f"CREATE TABLE {table} ({', '.join(columns)});\nCOPY {table} FROM STDIN;\n{text}\n\\.\n")

    def columns(self, table):
        return [row[0] for row in self.rows(f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position")]

    def indexes(self, table):
        return self.rows("SELECT indexname, indexdef FROM pg_indexes i WHERE tablename = '" + table + "'"
                         " AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)")

    @staticmethod
    def series(first, last):
        return f"generate_series({first}::bigint, {last}::bigint) AS numbers(n)"

    @staticmethod
    def instant(seconds):
        return f"to_timestamp({seconds})"

    @staticmethod
    def day(seconds):
        return f"to_timestamp({seconds})::date"
