# Fills a portal's database with deploy tokens and what belongs to them: people, a tree of groups, projects, members, secrets, a year and more of audit
# rows, use by day. Rows are written by the database itself from numbers, so a million tokens take minutes; a row that the portal made gives the columns
# that are not named here. Chance is arithmetic on row numbers: the same count gives the same data, but for its dates.
import hashlib
import time
import zlib

TOPS, GROUPS_EACH, PEOPLE_EACH = 20, 55, 25
TOKENS_A_PROJECT = 100
KEPT_DAYS = 395  # The portal removes use that is older than 400 days.
KNOWN = 50  # So many secrets are known afterwards.
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
FILLED = ["AspNetUsers", "Groups", "GroupAncestors", "Projects", "Routes", "Memberships", "DeployTokens", "TokenSecrets", "TokenUses", "TokenAddresses", "HolderUses",
          "AuditEvents"]


def dice(number, salt, below):
    """A number from 0 to below the limit that follows from another one, as SQL of both databases; squared, so that two salts have nothing in common."""
    mixed = f"((({number}) * 2654435761 + {salt * 104729 + 1}) % 2147483647)"
    return f"({mixed} * {mixed} % 2147483647 * 48271 % 2147483647 % ({below}))"


def secret(number):
    """The plaintext of a known token, in the portal's own shape."""
    text = "gldt-" + base62(int.from_bytes(hashlib.sha256(f"load {number}".encode()).digest()[:20], "big"), 27)
    return text + base62(zlib.crc32(text.encode()), 6)


def base62(number, length):
    text = ""
    for _ in range(length):
        number, digit = divmod(number, 62)
        text = DIGITS[digit] + text
    return text


class Filling:
    """One filling of one database that the portal has migrated and in which it has made a group, a project and a token there."""

    def __init__(self, database, tokens):
        self._db, self._tokens, self._now = database, tokens, int(time.time())
        self._projects = max(TOPS, tokens // TOKENS_A_PROJECT)

    def run(self):
        """Fills. The answer tells what is where."""
        self._db.begin_filling()
        self._base = {table: self._last(table) for table in ("AspNetUsers", "Groups", "Projects", "DeployTokens", "Memberships", "AuditEvents")}
        indexes = [(table, self._db.indexes(table)) for table in FILLED]
        for table, made in indexes:
            for name, _ in made:
                self._db.run(f'DROP INDEX "{name}";')
        self._people()
        self._tree()
        self._lives()
        self._write_tokens()
        self._write_use()
        self._write_audit()
        self._db.run("".join(f"DROP TABLE {table};" for table in ("fill_groups", "fill_projects", "fill_members", "fill_lives", "fill_secrets", "fill_ancestors")))
        for _, made in indexes:
            for _, sql in made:
                self._db.run(sql + ";")
        self._db.end_filling(FILLED)
        return {"group": self._base["Groups"] + 1, "projects": self._projects, "first_project": self._base["Projects"] + 1, "first_token": self._base["DeployTokens"] + 1}

    def _last(self, table):
        return int(self._db.rows(f'SELECT coalesce(max("Id"), 0) FROM "{table}"')[0][0])

    def _ago(self, minutes):
        return self._db.instant(f"{self._now} - ({minutes}) * 60")

    def _copy(self, table, source, changes, rows):
        """Writes rows that are like a row of the table but for the changes. A change to None leaves the column to the database."""
        columns = [column for column in self._db.columns(table) if changes.get(column, column) is not None]
        values = ", ".join(changes[column] if column in changes else f'"of {column}"' for column in columns)
        template = ", ".join(f'"{column}" AS "of {column}"' for column in columns)
        names = ", ".join(f'"{column}"' for column in columns)
        self._db.run(f'INSERT INTO "{table}" ({names}) SELECT {values} FROM {rows} CROSS JOIN (SELECT {template} FROM "{table}" WHERE {source} LIMIT 1) AS template;')

    def _people(self):
        count = TOPS * PEOPLE_EACH
        self._copy("AspNetUsers", '"Id" = 1', {
            "Id": f"{self._base['AspNetUsers']} + n", "Name": "'Person ' || n", "IsAdministrator": self._db.false,
            "UserName": "'person.' || n", "NormalizedUserName": "'PERSON.' || n", "Email": "'person.' || n || '@example.com'", "NormalizedEmail": "'PERSON.' || n || '@EXAMPLE.COM'",
        }, self._db.series(1, count))

    def _tree(self):
        """Top groups with six groups each, these with four each, and half of those with one more; a project lies anywhere in one of them."""
        groups, ancestors = [], []
        for number in range(TOPS * GROUPS_EACH):
            top, local = divmod(number, GROUPS_EACH)
            above = None if local == 0 else 0 if local <= 6 else 1 + (local - 7) % 6 if local <= 30 else local - 24
            path = f"load-{top}" if local == 0 else f"team-{local}"
            above = None if above is None else top * GROUPS_EACH + above
            groups.append((number, above, path, path if above is None else f"{groups[above][3]}/{path}"))
            line, distance = number, 0
            while line is not None:
                ancestors.append((number, line, distance))
                line, distance = groups[line][1], distance + 1
        projects, members = [], []
        for number in range(self._projects):
            # The first top group holds a tenth of everything.
            top = 0 if number % 10 == 0 else 1 + number * 7 % (TOPS - 1)
            group = top * GROUPS_EACH + number * 31 % GROUPS_EACH
            projects.append((number, group, f"svc-{number}", f"{groups[group][3]}/svc-{number}"))
            if number % 5 == 0:
                members.append((number * 13 % (TOPS * PEOPLE_EACH), None, number, 30))
        for person in range(TOPS * PEOPLE_EACH):
            top, local = person % TOPS, person // TOPS
            members.append((person, top * GROUPS_EACH, None, 50 if local == 0 else 40))
            members.append((person, (top + 1) % TOPS * GROUPS_EACH + 1 + local % (GROUPS_EACH - 1), None, 30))
        self._db.load("fill_groups", ["n bigint", "parent bigint", "path text", "full_path text"], groups)
        self._db.load("fill_ancestors", ["n bigint", "ancestor bigint", "distance int"], ancestors)
        self._db.load("fill_projects", ["n bigint", "parent bigint", "path text", "full_path text"], projects)
        self._db.load("fill_members", ["person bigint", "in_group bigint", "in_project bigint", "level int"], members)
        base, created = self._base, self._ago(1440 * 800)
        of_group, of_project = f"{base['Groups']} + 1 + n", f"{base['Projects']} + 1 + n"
        names = {"Name": "path", "Path": "path", "FullPath": "full_path", "SearchText": "path || ' ' || full_path", "CreatedAt": created}
        self._copy("Groups", '"ParentId" IS NULL', {"Id": of_group, "ParentId": f"{base['Groups']} + 1 + parent", **names}, "fill_groups")
        self._copy("Projects", "1 = 1", {"Id": of_project, "GroupId": f"{base['Groups']} + 1 + parent", **names}, "fill_projects")
        self._db.run(f"""
            INSERT INTO "GroupAncestors" ("GroupId", "AncestorId", "Distance") SELECT {of_group}, {base['Groups']} + 1 + ancestor, distance FROM fill_ancestors;
            INSERT INTO "Routes" ("PathKey", "GroupId", "ProjectId", "IsFormer") SELECT full_path, {of_group}, NULL, {self._db.false} FROM fill_groups;
            INSERT INTO "Routes" ("PathKey", "GroupId", "ProjectId", "IsFormer") SELECT full_path, NULL, {of_project}, {self._db.false} FROM fill_projects;
            INSERT INTO "Memberships" ("UserId", "GroupId", "ProjectId", "Level", "CreatedAt")
                SELECT {base['AspNetUsers']} + 1 + person, {base['Groups']} + 1 + in_group, {base['Projects']} + 1 + in_project, level, {created} FROM fill_members;""")

    def _lives(self):
        """What happened to each token, in minutes before now: created, ended, last used; everything else is written from this."""
        pick = " ".join(f"WHEN {number} THEN {scopes}" for number, scopes in enumerate((2, 6, 2, 1, 3, 8, 24, 16, 10, 9)))
        self._db.run(f"""
            CREATE TABLE fill_lives AS SELECT n, top, group_id, project_id, scopes, created, kind, ended, ends_in, used,
                CASE WHEN used IS NULL THEN 0 ELSE 1 + {dice('n', 21, 26)} END AS days, 1 + {dice('n', 22, 3)} AS step,
                CASE WHEN used IS NOT NULL AND scopes & 20 <> 0 AND {dice('n', 23, 10)} < 7 THEN 1 ELSE 0 END AS writes, 1 + {dice('n', 24, 3)} AS door
            FROM (SELECT n, top, group_id, project_id, scopes, created, kind, ended, ends_in,
                CASE WHEN {dice('n', 25, 100)} < 16 THEN NULL WHEN ended = 0 AND {dice('n', 26, 10)} < 8 THEN {dice('n', 27, 'CASE WHEN created < 4320 THEN created ELSE 4320 END')}
                    ELSE ended + {dice('n', 28, 'created - ended')} END AS used
            FROM (SELECT n, top, group_id, project_id, scopes, created, kind,
                CASE WHEN kind < 62 THEN 0 ELSE 1 + {dice('n', 29, 'created - 1')} END AS ended,
                CASE WHEN kind < 20 OR kind >= 85 THEN NULL ELSE 1 + {dice('n', 30, 1440 * 360)} END AS ends_in
            FROM (SELECT n, CASE WHEN kind_of_holder = 7 THEN group_top ELSE project_top END AS top,
                CASE WHEN kind_of_holder = 7 THEN group_top * {GROUPS_EACH} + {dice('n', 31, GROUPS_EACH)} END AS group_id,
                CASE WHEN kind_of_holder = 7 THEN NULL ELSE project END AS project_id,
                CASE {dice('n', 32, 10)} {pick} END AS scopes, {dice('n', 33, 100)} AS kind,
                60 + ({self._tokens} - n) * {1440 * 720} / {self._tokens} + {dice('n', 34, 1440)} AS created
            FROM (SELECT n, project, kind_of_holder, CASE WHEN {dice('n', 35, 10)} = 0 THEN 0 ELSE 1 + {dice('n', 36, TOPS - 1)} END AS group_top,
                CASE WHEN project % 10 = 0 THEN 0 ELSE 1 + project * 7 % {TOPS - 1} END AS project_top
            FROM (SELECT n, {dice('n', 37, self._projects)} AS project, n % 20 AS kind_of_holder FROM {self._db.series(1, self._tokens)}) AS a) AS b) AS c) AS d) AS e;""")

    def _write_tokens(self):
        base, address = self._base, self._address("n")
        end = f"CASE WHEN kind BETWEEN 62 AND 74 THEN {self._ago('ended')} WHEN ends_in IS NULL THEN NULL ELSE {self._ago('-ends_in')} END"
        revoked = f"CASE WHEN kind >= 75 THEN {self._ago('ended')} END"
        creator = f"{base['AspNetUsers']} + 1 + CASE WHEN {dice('n', 41, 25)} = 0 THEN (top + 1) % {TOPS} ELSE top END + {TOPS} * ((coalesce(project_id, 3) * 7 + {dice('n', 42, 3)}) % {PEOPLE_EACH})"
        name = f"CASE {dice('n', 43, 5)} WHEN 0 THEN 'ci-push' WHEN 1 THEN 'k8s-pull' WHEN 2 THEN 'npm-install' WHEN 3 THEN 'release' ELSE 'nightly-scan' END || '-' || n"
        token = f"{base['DeployTokens']} + n"
        self._copy("DeployTokens", "1 = 1", {
            "Id": token, "ProjectId": f"{base['Projects']} + 1 + project_id", "GroupId": f"{base['Groups']} + 1 + group_id", "Name": name, "Username": f"'gitlab+deploy-token-' || ({token})",
            "SearchText": f"{name} || ' gitlab+deploy-token-' || ({token})", "Scopes": "scopes", "ExpiresAt": end, "CreatedAt": self._ago("created"), "CreatedById": creator,
            "RevokedAt": revoked, "RevokedById": f"CASE WHEN kind >= 75 THEN {creator} END", "DeletedAt": f"CASE WHEN kind >= 93 THEN {self._ago('ended / 2')} END",
            "LastUsedAt": f"CASE WHEN used IS NOT NULL THEN {self._ago('used')} END", "LastUsedAddress": f"CASE WHEN used IS NOT NULL THEN {address} END",
            "LastUsedFor": "CASE WHEN used IS NULL THEN NULL WHEN writes = 1 THEN 'push' ELSE 'pull' END", "LastWroteAt": f"CASE WHEN writes = 1 THEN {self._ago('used')} END",
        }, "fill_lives")
        known = [(int(n), hashlib.sha256(secret(int(n)).encode()).digest(), secret(int(n))[5:9]) for (n,) in self._db.rows(self.known())]
        self._db.load("fill_secrets", ["k bigint primary key", "digest bytea", "hint text"], known)
        self._copy("TokenSecrets", '"DeployTokenId" IS NOT NULL', {
            "Id": None, "DeployTokenId": token, "Digest": f"coalesce(digest, {self._db.random_digest})", "Hint": "coalesce(hint, 'Ab1z')", "CreatedAt": self._ago("created"),
        }, "fill_lives LEFT JOIN fill_secrets ON k = n")

    @staticmethod
    def known():
        """The numbers of the tokens whose secret is known: live ones of projects that may pull and push."""
        return f"SELECT n FROM fill_lives WHERE kind < 62 AND project_id IS NOT NULL AND scopes = 6 ORDER BY {dice('n', 51, 1 << 30)} LIMIT {KNOWN}"

    def _write_use(self):
        token, base = f"{self._base['DeployTokens']} + n", self._base
        day_k = "used + k * step * 1440"
        columns = '"TokenId", "Day", "Door", "Action", "Outcome", "Count", "LastAt", "LastAddress", "LastFor", "LastTarget", "LastUsername"'
        path = "(SELECT full_path FROM fill_projects WHERE fill_projects.n = project_id)"
        self._db.run("CREATE INDEX fill_projects_n ON fill_projects (n);")

        def uses(action, outcome, word, condition, last):
            return f"""SELECT {token}, {self._db.day(f'{self._now} - ({day_k}) * 60')}, door, {action}, {outcome}, 1 + {dice('n * 31 + k', 52, 40)},
                {self._ago(day_k)}, {self._address('n')}, '{word}', coalesce({path}, ''), '' FROM fill_lives
                CROSS JOIN (SELECT n AS k FROM {self._db.series(0, last)}) AS days_ WHERE k < days AND {day_k} < created AND {day_k} < {KEPT_DAYS * 1440} AND {condition}"""

        refused = f"scopes & 20 = 0 AND {dice('n', 53, 20)} = 0"
        for rows in (uses(2, 0, "pull", "1 = 1", 25), uses(3, 0, "push", "writes = 1", 25), uses(3, 2, "push", refused, 0)):
            self._db.run(f'INSERT INTO "TokenUses" ({columns}) {rows};')
        self._db.run(f"""INSERT INTO "TokenAddresses" ("TokenId", "Address", "FirstAt", "LastAt", "LastFor")
            SELECT {token}, {self._address('n')}, {self._ago('created - 1')}, {self._ago('used')}, CASE WHEN writes = 1 THEN 'push' ELSE 'pull' END FROM fill_lives WHERE used IS NOT NULL;""")
        self._db.run(f"""INSERT INTO "HolderUses" ("Holder", "HolderId", "Day", "Allowed", "Refused")
            SELECT CASE WHEN project_id IS NULL THEN 1 ELSE 0 END, coalesce({base['Projects']} + 1 + project_id, {base['Groups']} + 1 + group_id), "Day",
                sum(CASE WHEN "Outcome" = 0 THEN "Count" ELSE 0 END), sum(CASE WHEN "Outcome" = 0 THEN 0 ELSE "Count" END)
            FROM "TokenUses" JOIN fill_lives ON n = "TokenId" - {base['DeployTokens']} GROUP BY 1, 2, 3;""")

    def _write_audit(self):
        base = self._base
        event = {
            "Entity": "CASE WHEN project_id IS NULL THEN 'Group' ELSE 'Project' END", "EntityId": f"coalesce({base['Projects']} + 1 + project_id, {base['Groups']} + 1 + group_id)",
            "EntityPath": "coalesce((SELECT full_path FROM fill_projects WHERE fill_projects.n = project_id), '')", "TargetId": f"{base['DeployTokens']} + n", "TargetName": "'token ' || n",
            "AuthorId": f"{base['AspNetUsers']} + 1 + top",
        }
        prefix = "CASE WHEN project_id IS NULL THEN 'group_deploy_token_' ELSE 'deploy_token_' END"
        last = base["AuditEvents"]
        for offset, (word, at, condition) in enumerate((("created", "created", "1 = 1"), ("revoked", "ended", "kind >= 75"), ("deleted", "ended / 2", "kind >= 93"))):
            self._copy("AuditEvents", "\"TargetType\" = 'DeployToken'", {
                **event, "Id": f"{last + offset * self._tokens} + n", "At": self._ago(at), "Name": f"{prefix} || '{word}'", "Message": f"'token ' || n || ' {word}.'",
            }, f"(SELECT * FROM fill_lives WHERE {condition}) AS lives_")

        # These rows carry no hashes: the chain begins after them.
        self._db.run('UPDATE "AuditChainHeads" SET "BeginsAfter" = (SELECT max("Id") FROM "AuditEvents"), "LastId" = (SELECT max("Id") FROM "AuditEvents"), "LastHash" = NULL;')

    @staticmethod
    def _address(number):
        return f"'10.' || {dice(number, 61, 250)} || '.' || {dice(number, 62, 250)} || '.' || (1 + {dice(number, 63, 250)})"
