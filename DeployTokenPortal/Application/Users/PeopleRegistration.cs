using DeployTokenPortal.Application.Users.Accounts;
using DeployTokenPortal.Application.Users.Passwords;
using DeployTokenPortal.Application.Users.People;
using DeployTokenPortal.Application.Users.Sessions;
using DeployTokenPortal.Application.Users.SetUp;
using DeployTokenPortal.Data.Identity;

namespace DeployTokenPortal.Application.Users;

internal static class PeopleRegistration
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddIdentityStores().AddPasswordValidator<PortalPasswordValidator>();
        services.AddSingleton<UserTransaction>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<SignInService>();
        services.AddSingleton<SessionLookup>();
        services.AddSingleton<PasswordService>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<SetupService>();
        services.AddSingleton<FirstStart>();
        services.AddSingleton<InvitationCodes>();
        services.AddSingleton<InvitationService>();
        services.AddSingleton<PersonService>();
        services.AddSingleton<ProfileService>();
        services.AddSingleton<PersonQueries>();
        services.AddSingleton<SessionService>();
        services.AddSingleton<SessionQueries>();
        return services;
    }
}
