using System.Collections.Immutable;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.SignOffs;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Callers of an open server: they may do everything, and are who they say they are.</summary>
internal sealed class OpenCallers(IOptions<AccessOptions> options, IGroupDirectory directory) : ICallerReader
{
    public const string UserHeader = "Relo-User";
    public const string GroupsHeader = "Relo-Groups";
    private const string Anonymous = "user:anonymous";

    public Task<AuthenticateResult> ReadAsync(HttpContext context)
    {
        // Whoever sends it believes that somebody signs people in before this server; nobody does.
        if (!options.Value.IsOpen || context.Request.Headers.ContainsKey(EasyAuthOptions.Header))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        // A name that cannot be read is told where it is needed.
        var named = Read(context);
        var (person, groups) = named.Error is null ? named.Value : (Anonymous, []);
        ImmutableArray<string> all = [.. groups.Concat(directory.GroupsOf(person)).Distinct(StringComparer.Ordinal)];
        return Task.FromResult(CallerHandler.Success(new CallerIdentity(CallerKind.Open, person, all, AccessRights.All) { GivenGroups = groups }));
    }

    /// <summary>Who the caller claims to be.</summary>
    public static Result<(string Person, ImmutableArray<string> Groups)> Read(HttpContext context)
    {
        var header = context.Request.Headers[UserHeader].ToString();
        if ((header.Length == 0 ? Anonymous : Persons.Parse(header)) is not { } person)
        {
            return new ApplicationError(ErrorCodes.InvalidParameter, 400, $"The header {UserHeader} must be the id of a user, such as alice; it is '{header}'.");
        }

        var given = context.Request.Headers[GroupsHeader].ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(given, g => !Persons.IsGroup(g)) is { } odd
            ? new ApplicationError(ErrorCodes.InvalidParameter, 400, $"The header {GroupsHeader} must be names of groups with commas between them; '{odd}' is none.")
            : (person, [.. given]);
    }
}
