using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Web.Releases;

/// <summary>The body of a request to tell fields.</summary>
internal sealed record FieldsDto
{
    public Dictionary<string, DataValue>? Fields { get; init; }
}
