# python-gitlab, unmodified: the full cycle on project, group and instance.
import sys
import gitlab

url, token = sys.argv[1:]
gl = gitlab.Gitlab(url, private_token=token)
gl.auth()
assert gl.user.is_admin, gl.user
assert gl.version()[0] == "17.0.0", gl.version()

group = gl.groups.create({"name": "Py", "path": "py"})
sub = gl.groups.create({"name": "Sub.Group", "path": "sub.group", "parent_id": group.id})
project = gl.projects.create({"name": "App One", "path": "app.one", "namespace_id": sub.id})
assert project.path_with_namespace == "py/sub.group/app.one", project

for holder in (gl.projects.get("py/sub.group/app.one"), gl.groups.get("py/sub.group"), gl.projects.get(project.id)):
    made = holder.deploytokens.create({"name": "ci", "scopes": ["read_registry", "write_registry"], "expires_at": "2031-01-05", "username": "ci"})
    assert made.token.startswith("gldt-") and made.username == "ci" and made.expires_at == "2031-01-05T00:00:00.000Z", made
    again = holder.deploytokens.create({"name": "ci", "scopes": ["read_registry", "write_registry"], "expires_at": "2031-01-05", "username": "ci"})
    assert again.id != made.id
    read = holder.deploytokens.get(made.id)
    assert read.scopes == ["read_registry", "write_registry"] and not hasattr(read, "token"), read
    assert made.id in [t.id for t in holder.deploytokens.list(get_all=True)]
    made.delete()
    again.delete()
    try:
        holder.deploytokens.get(made.id)
        raise SystemExit("a deleted token was read")
    except gitlab.exceptions.GitlabGetError as error:
        assert error.response_code == 404 and error.error_message == "404 Not found", error

for number in range(250):
    project.deploytokens.create({"name": f"many-{number}", "scopes": ["read_registry"]})
for listed in (
    project.deploytokens.list(get_all=True),
    list(project.deploytokens.list(iterator=True, per_page=100)),
    gl.deploytokens.list(get_all=True),
    project.deploytokens.list(get_all=True, active=True),
):
    assert [t.name for t in listed] == [f"many-{n}" for n in range(250)], len(listed)
assert project.deploytokens.list(iterator=True).total == 250

try:
    project.deploytokens.create({"name": "x", "scopes": ["nonsense"]})
    raise SystemExit("an unknown scope was accepted")
except gitlab.exceptions.GitlabCreateError as error:
    assert error.response_code == 400 and error.error_message == "scopes does not have a valid value", error
try:
    gitlab.Gitlab(url, private_token="glpat-nonsense-nonsense").auth()
    raise SystemExit("an unknown token was accepted")
except gitlab.exceptions.GitlabAuthenticationError as error:
    assert error.response_code == 401, error

person = gl.users.create({"email": "py@example.com", "name": "Py", "username": "pyperson"})
group.members.create({"user_id": person.id, "access_level": gitlab.const.AccessLevel.DEVELOPER})
assert [m.access_level for m in sub.members_all.list(get_all=True) if m.id == person.id] == [30]
group.members.delete(person.id)
gl.users.delete(person.id)
assert [e.event_name for e in project.audit_events.list(per_page=1, get_all=False)] == ["deploy_token_created"]
project.delete()
print("cycle complete")
