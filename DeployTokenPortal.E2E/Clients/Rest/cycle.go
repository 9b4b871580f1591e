// go-gitlab, unmodified; it writes dots as %2E and paces itself by RateLimit-Limit.
package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/xanzy/go-gitlab"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	client, err := gitlab.NewClient(os.Args[2], gitlab.WithBaseURL(os.Args[1]))
	check(err)
	group, _, err := client.Groups.CreateGroup(&gitlab.CreateGroupOptions{Name: gitlab.String("Go"), Path: gitlab.String("go")})
	check(err)
	project, _, err := client.Projects.CreateProject(&gitlab.CreateProjectOptions{Name: gitlab.String("My service"), Path: gitlab.String("my.svc"), NamespaceID: &group.ID})
	check(err)
	end := time.Date(2031, 1, 5, 8, 0, 0, 0, time.UTC)
	scopes := []string{"read_registry", "write_registry"}
	made, _, err := client.DeployTokens.CreateProjectDeployToken("go/my.svc", &gitlab.CreateProjectDeployTokenOptions{
		Name: gitlab.String("ci"), ExpiresAt: &end, Username: gitlab.String("ci"), Scopes: &scopes})
	check(err)
	if !strings.HasPrefix(made.Token, "gldt-") || !made.ExpiresAt.Equal(end) {
		panic(fmt.Sprint(made))
	}
	read, _, err := client.DeployTokens.GetProjectDeployToken(project.ID, made.ID)
	check(err)
	if read.Token != "" || read.Username != "ci" {
		panic(fmt.Sprint(read))
	}
	_, _, err = client.DeployTokens.CreateGroupDeployToken(group.ID, &gitlab.CreateGroupDeployTokenOptions{Name: gitlab.String("g"), Scopes: &scopes})
	check(err)
	all, response, err := client.DeployTokens.ListAllDeployTokens()
	check(err)
	if len(all) < 2 || response.StatusCode != 200 {
		panic(len(all))
	}
	_, err = client.DeployTokens.DeleteProjectDeployToken(project.ID, made.ID)
	check(err)
	left, page, err := client.DeployTokens.ListProjectDeployTokens("go/my.svc", &gitlab.ListProjectDeployTokensOptions{})
	check(err)
	if len(left) != 0 || page.TotalPages != 1 {
		panic(fmt.Sprint(left, page.TotalPages))
	}
	fmt.Println("cycle complete")
}
