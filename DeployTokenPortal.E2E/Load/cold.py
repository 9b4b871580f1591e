# Tokens that the portal has never seen: every request brings another one. All are of one project, which the portal keeps in its cache, so that the
# token alone is missing there.
import base64
import hashlib

import fill
import wrk

A_ROUND = 40_000  # More than are asked for in one spell.


class ColdSide:
    """One spell a round, each with tokens of its own."""

    unit = "requests/s"

    def __init__(self, server, path, folder):
        self._server, self._path, self._folder = server, path, folder

    def measure(self, number):
        """The figures of one spell; its processor time has in it what the uses took that were stored when it was over, so that no other spell pays for them."""
        before = wrk.processor_us(self._server.pids())
        figures = wrk.spell(self._server, self._path, {}, True, "-s", wrk.TURNS, "--", f"{self._folder}/cold-{number}")
        wrk.until_quiet(self._server.pids())
        figures["cpu_us"] = (wrk.processor_us(self._server.pids()) - before) / figures["requests"]
        assert figures["requests"] + wrk.CONNECTIONS <= A_ROUND, "tokens came twice"
        return figures


def write(database, template, rounds, folder):
    """Writes copies of one token under secrets of their own, and for each round a file of Authorization headers. The portal must be stopped."""
    count = A_ROUND * rounds
    database.begin_filling()
    first = int(database.rows('SELECT max("Id") FROM "DeployTokens"')[0][0])
    secrets = [fill.secret(number) for number in range(1, count + 1)]
    database.load("cold_secrets", ["n bigint", "new_digest bytea", "new_hint text"],
                  [(number, hashlib.sha256(secret.encode()).digest(), secret[5:9]) for number, secret in enumerate(secrets, 1)])
    name = f"'gitlab+deploy-token-' || ({first} + n)"
    copy(database, "DeployTokens", f'"Id" = {template}', {"Id": f"{first} + n", "Username": name, "SearchText": name})
    copy(database, "TokenSecrets", f'"DeployTokenId" = {template}', {"Id": None, "DeployTokenId": f"{first} + n", "Digest": "new_digest", "Hint": "new_hint"})
    database.run("DROP TABLE cold_secrets;")
    database.end_filling(["DeployTokens", "TokenSecrets"])
    for number in range(rounds):
        with open(f"{folder}/cold-{number}", "w", encoding="ascii") as headers:
            for index in range(number * A_ROUND, (number + 1) * A_ROUND):
                pair = f"gitlab+deploy-token-{first + index + 1}:{secrets[index]}"
                headers.write(f"Basic {base64.b64encode(pair.encode()).decode()}\n")


def copy(database, table, template, changes):
    """Rows like the template but for the changes; a change to None leaves the column to the database."""
    columns = [column for column in database.columns(table) if changes.get(column, column) is not None]
    values = ", ".join(changes.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    database.run(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM cold_secrets CROSS JOIN (SELECT * FROM "{table}" WHERE {template}) AS template;')
