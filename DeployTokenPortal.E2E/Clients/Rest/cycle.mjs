// @gitbeaker/rest, unmodified: the full cycle on project, group and instance.
import assert from "node:assert/strict";
import { createRequire } from "node:module";

const [host, token, packages] = process.argv.slice(2);
const { Gitlab } = createRequire(`${packages}/`)("@gitbeaker/rest");
const api = new Gitlab({ host, token });

const status = (code, description) => (error) => {
  assert.equal(error.cause.response.status, code);
  assert.equal(error.cause.description, description);
  return true;
};
const names = (tokens) => tokens.map((one) => one.name);

assert.equal((await api.Users.showCurrentUser()).is_admin, true);
assert.equal((await api.Metadata.show()).version, "17.0.0");

const group = await api.Groups.create("Beaker", "beaker");
const sub = await api.Groups.create("Sub.Group", "sub.group", { parentId: group.id });
const project = await api.Projects.create({ name: "App One", path: "app.one", namespaceId: sub.id });
assert.equal(project.path_with_namespace, "beaker/sub.group/app.one");
assert.equal((await api.Projects.show("beaker/sub.group/app.one")).id, project.id);
assert.equal((await api.Groups.show("beaker/sub.group")).id, sub.id);

const scopes = ["read_registry", "write_registry"];
const options = { expiresAt: "2031-01-05", username: "ci" };
for (const holder of [{ projectId: "beaker/sub.group/app.one" }, { projectId: project.id }, { groupId: "beaker/sub.group" }, { groupId: sub.id }]) {
  const made = await api.DeployTokens.create("ci", scopes, { ...holder, ...options });
  assert.match(made.token, /^gldt-/);
  assert.equal(made.username, "ci");
  assert.equal(made.expires_at, "2031-01-05T00:00:00.000Z");
  const again = await api.DeployTokens.create("ci", scopes, { ...holder, ...options });
  assert.notEqual(again.id, made.id);
  const read = await api.DeployTokens.show(made.id, holder);
  assert.deepEqual(read.scopes, scopes);
  assert.equal("token" in read, false);
  assert.deepEqual((await api.DeployTokens.all(holder)).map((one) => one.id), [made.id, again.id]);
  await api.DeployTokens.remove(made.id, holder);
  await api.DeployTokens.remove(again.id, holder);
  await assert.rejects(api.DeployTokens.show(made.id, holder), status(404, "404 Not found"));
}

const many = Array.from({ length: 250 }, (_, number) => `many-${number}`);
for (const name of many) await api.DeployTokens.create(name, ["read_registry"], { projectId: project.id });
const byPath = { projectId: "beaker/sub.group/app.one" };
for (const listed of [
  await api.DeployTokens.all({ projectId: project.id }),
  await api.DeployTokens.all({ ...byPath, perPage: 100 }),
  await api.DeployTokens.all({ ...byPath, active: true }),
  await api.DeployTokens.all(),
]) assert.deepEqual(names(listed), many);
const { data, paginationInfo } = await api.DeployTokens.all({ ...byPath, page: 3, perPage: 100, maxPages: 1, showExpanded: true });
assert.deepEqual(names(data), many.slice(200));
assert.deepEqual([paginationInfo.total, paginationInfo.totalPages, paginationInfo.previous, paginationInfo.next], [250, 3, 2, null]);

await assert.rejects(api.DeployTokens.create("x", ["nonsense"], byPath), status(400, "scopes does not have a valid value"));
await assert.rejects(new Gitlab({ host, token: "glpat-nonsense-nonsense" }).Users.showCurrentUser(), status(401, "401 Unauthorized"));
await assert.rejects(api.DeployTokens.all({ projectId: "beaker/none" }), status(404, "404 Project Not Found"));
await api.Projects.remove(project.id);
console.log("cycle complete");
