# GitLab::API::v4, unmodified. It has no names for deploy tokens, so these go through its own REST client.
use strict;
use warnings;
use GitLab::API::v4;

my ($url, $token) = @ARGV;
my $api = GitLab::API::v4->new(url => "$url/api/v4", private_token => $token);
sub call { my ($verb, $path, $ids, $options) = @_; return $api->_call_rest_client($verb, $path, $ids, $options // {}); }

$api->create_group({ name => 'Pl', path => 'pl' });
my $group = $api->group('pl');
$api->create_project({ name => 'svc', namespace_id => $group->{id} });
my $project = $api->project('pl/svc');
my $made = call('POST', 'projects/:project_id/deploy_tokens', ['pl/svc'], { content => { name => 'ci', scopes => ['read_registry'] }, decode => 1 });
die 'no secret' unless $made->{token} =~ /^gldt-/;
call('POST', 'groups/:group_id/deploy_tokens', ['pl'], { content => { name => "g$_", scopes => ['read_registry'] } }) for 1 .. 25;
my @sizes = map { scalar @{ call('GET', 'groups/:group_id/deploy_tokens', [$group->{id}], { query => { page => $_, per_page => 20 }, decode => 1 }) } } 1 .. 3;
die "paging: @sizes" unless "@sizes" eq '20 5 0';
call('DELETE', 'projects/:project_id/deploy_tokens/:token_id', [$project->{id}, $made->{id}]);
die 'still there' if @{ call('GET', 'projects/:project_id/deploy_tokens', ['pl/svc'], { decode => 1 }) };
print "cycle complete\n";
