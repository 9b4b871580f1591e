using System.Linq.Expressions;
using DeployTokenPortal.Data.Identity;

namespace DeployTokenPortal.Application.Users.People;

/// <summary>Turns stored people into views.</summary>
internal static class PersonProjection
{
    /// <summary>For queries.</summary>
    public static Expression<Func<PortalUser, PersonView>> View { get; } = user => new PersonView(
        user.Id, user.Name, user.UserName ?? "", user.Email ?? "", user.IsAdministrator,
        user.BlockedAt != null ? PersonState.Blocked : user.PasswordHash == null ? PersonState.Invited : PersonState.Active,
        user.CreatedAt, user.LastSignInAt);

    private static readonly Func<PortalUser, PersonView> s_view = View.Compile();

    /// <summary>For a person just changed.</summary>
    public static PersonView ToView(this PortalUser user) => s_view(user);
}
