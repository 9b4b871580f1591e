# ruby-gitlab, unmodified.
require "gitlab"

url, token = ARGV
client = Gitlab.client(endpoint: "#{url}/api/v4", private_token: token)
raise "who am I" unless client.user.username

group = client.create_group("Rb", "rb")
project = client.create_project("svc", namespace_id: group.id)
raise project.path_with_namespace unless project.path_with_namespace == "rb/svc"
client.get("/projects/rb%2Fsvc/deploy_tokens")
made = client.post("/projects/#{project.id}/deploy_tokens", body: { name: "ci", scopes: %w[read_registry write_registry] })
raise made.inspect unless made.token.start_with?("gldt-") && made.username == "gitlab+deploy-token-#{made.id}"
25.times { |n| client.post("/groups/rb/deploy_tokens", body: { name: "g#{n}", scopes: ["read_registry"] }) }
raise "paging" unless client.get("/groups/rb/deploy_tokens", query: { per_page: 10 }).auto_paginate.size == 25
client.delete("/projects/#{project.id}/deploy_tokens/#{made.id}")
begin
  client.get("/projects/#{project.id}/deploy_tokens/#{made.id}")
  raise "a deleted token was read"
rescue Gitlab::Error::NotFound => e
  raise e.message unless e.message.include?("404 Not found")
end
puts "cycle complete"
