using DeployTokenPortal.Application.Users.Passwords;
using DeployTokenPortal.Domain.Users;

namespace DeployTokenPortal.Tests.Domain.Users;

public sealed class PasswordRuleTests
{
    [Theory]
    [InlineData("seven green kettles hum")]
    [InlineData("correcthorse-paperclip")]
    [InlineData("aubergine7quartet")]
    [InlineData("zażółć gęślą jaźń")]
    [InlineData("💡 lamp 💡 rug 💡")]
    [InlineData("            k7!mQ2x")]
    public void Uncommon_password_is_accepted_whatever_its_characters(string password) =>
        Assert.Null(PasswordRule.Find(password, CommonPasswords.Contains, "Mira Okafor", "mira.okafor@acme.example", "mira.okafor"));

    [Theory]
    [InlineData("", PasswordFault.TooShort)]
    [InlineData("elevenchars", PasswordFault.TooShort)]
    [InlineData("password1234", PasswordFault.Common)]
    [InlineData("Password2026!!", PasswordFault.Common)]
    [InlineData("P@ssw0rd2026", PasswordFault.Common)]
    [InlineData("@dministrator", PasswordFault.Common)]
    [InlineData("AdminAdmin12", PasswordFault.Common)]
    [InlineData("welcome12345", PasswordFault.Common)]
    [InlineData("correct horse battery staple", PasswordFault.Common)]
    [InlineData("123456789012", PasswordFault.Common)]
    [InlineData("aaaaaaaaaaaaaaaa", PasswordFault.Predictable)]
    [InlineData("xyxyxyxyxyxyxy", PasswordFault.Predictable)]
    [InlineData("mnbvcxzlkjhgfdsa", PasswordFault.Predictable)]
    [InlineData("            ", PasswordFault.Predictable)]
    [InlineData("mira.okafor12", PasswordFault.Personal)]
    [InlineData("OkaforMira2026", PasswordFault.Personal)]
    [InlineData("deploytokenacme", PasswordFault.Personal)]
    public void Guessable_password_is_refused_with_its_reason(string password, PasswordFault expected) =>
        Assert.Equal(expected, PasswordRule.Find(password, CommonPasswords.Contains, "Mira Okafor", "mira.okafor@acme.example", "mira.okafor"));

    [Theory]
    [InlineData(256, null)]
    [InlineData(257, PasswordFault.TooLong)]
    public void Length_has_an_upper_end(int length, PasswordFault? expected)
    {
        var password = string.Concat(Enumerable.Range(0, length).Select(at => (char)('a' + (at * at * 7 % 26))));

        Assert.Equal(expected, PasswordRule.Find(password, CommonPasswords.Contains));
    }
}
