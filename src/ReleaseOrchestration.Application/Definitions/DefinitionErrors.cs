using System.Globalization;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>Refusals that several use cases have in common.</summary>
public static class DefinitionErrors
{
    /// <summary>There is none of that id, or no such version.</summary>
    public static ApplicationError Unknown(DefinitionKind kind, string id, int? version) =>
        new(ErrorCodes.UnknownDefinition, 404, $"There is no {kind.Words()} '{id}'{(version is { } number ? $" with version {number}" : string.Empty)}.");

    /// <summary>There was one of that id.</summary>
    public static ApplicationError Gone(DefinitionRecord record)
    {
        var deletion = record.Deletion!;
        var at = deletion.At.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return new ApplicationError(
            ErrorCodes.Deleted,
            410,
            $"The {record.Kind.Words()} '{record.Id}' was deleted by {deletion.By} at {at} UTC. Its versions up to {record.Version} can still be read; restore one, or save it again, to have it back.");
    }

    /// <summary>Why a definition is not there.</summary>
    internal static async Task<ApplicationError> MissingAsync(DefinitionStore store, DefinitionKind kind, string id, CancellationToken cancellationToken) =>
        await store.FindDeletedAsync(kind, id, cancellationToken) is { } deleted ? Gone(deleted) : Unknown(kind, id, version: null);
}
