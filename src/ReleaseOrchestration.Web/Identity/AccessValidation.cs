using System.Net;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.SignOffs;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Checks the section <c>Access</c> before anything listens.</summary>
internal sealed class AccessValidation : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        List<string> failures =
        [
            .. options.Issuers.SelectMany(Issuer),
            .. options.EasyAuth.From.Where(network => !IPNetwork.TryParse(network, out _)).Select(network => $"Access:EasyAuth:From: '{network}' is no network; write it as 10.0.0.0/8."),
            .. options.Grants.SelectMany(Grant),
        ];
        var twice = options.Issuers.GroupBy(issuer => issuer.Issuer, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            failures.Add($"Access:Issuers names '{twice.Key}' twice; give all its audiences in one place.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Issuer(IssuerOptions issuer, int index)
    {
        var place = $"Access:Issuers:{index}";
        if (!Uri.TryCreate(issuer.Issuer, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !(issuer.AllowHttp && address.Scheme == Uri.UriSchemeHttp)))
        {
            yield return $"{place}:Issuer must be the https address that stands in the claim iss; it is '{issuer.Issuer}'.";
        }

        if (issuer.Audiences.Count == 0 || issuer.Audiences.Any(string.IsNullOrWhiteSpace))
        {
            yield return $"{place}:Audiences must name for whom tokens have to be, such as the client id of this server; without it, tokens for any other program would open it.";
        }

        if (string.IsNullOrWhiteSpace(issuer.NameClaim))
        {
            yield return $"{place}:NameClaim must name the claim that holds the id of the person.";
        }
    }

    private static IEnumerable<string> Grant(GrantOptions grant, int index)
    {
        var place = $"Access:Grants:{index}";
        if (grant.Role is not { } role)
        {
            yield return $"{place}:Role is required, one of {string.Join(", ", Enum.GetNames<Role>()).ToLowerInvariant()}.";
            yield break;
        }

        if (grant.Users.Count + grant.Groups.Count + grant.Claims.Count == 0 && !grant.Everyone)
        {
            yield return $"{place} is for nobody; name Users, Groups or Claims, or set Everyone.";
        }

        if (grant.Users.FirstOrDefault(user => Persons.Parse(user) is null) is { } nobody)
        {
            yield return $"{place}:Users: '{nobody}' cannot be the id of a user.";
        }

        if (role is Role.Author or Role.Admin && grant.ToGrant().IsScoped)
        {
            yield return $"{place}: the role {role.ToString().ToLowerInvariant()} is for all releases or none; take Tags, Environments and Processes away.";
        }
    }
}
