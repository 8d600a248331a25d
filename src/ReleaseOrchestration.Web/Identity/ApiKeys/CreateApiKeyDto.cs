using ReleaseOrchestration.Application.Access;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Calendar;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Identity.ApiKeys;

/// <summary>The body of a request for an API key.</summary>
internal sealed record CreateApiKeyDto
{
    public string? Name { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<string>? Environments { get; init; }

    public IReadOnlyList<string>? Processes { get; init; }

    public string? ExpiresIn { get; init; }

    public Result<NewApiKey> ToRequest()
    {
        var grants = new List<Grant>();
        foreach (var text in Roles ?? [])
        {
            var role = Words.Parse<Role>("roles", text);
            if (role.Failed(out var unknown, out var known))
            {
                return unknown;
            }

            grants.Add(new Grant(known) { Tags = [.. Tags ?? []], Environments = [.. Environments ?? []], Processes = [.. Processes ?? []] });
        }

        var life = NewApiKey.DefaultLife;
        return ExpiresIn is null || Durations.TryParse(ExpiresIn, out life)
            ? new NewApiKey(Name ?? string.Empty, [.. grants], life)
            : new ApplicationError(ErrorCodes.InvalidValue, 422, $"'expiresIn' must be a duration such as '90d'; it is '{ExpiresIn}'.");
    }
}
