using System.Collections.Immutable;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Callbacks;

/// <summary>What a pipeline says about its end.</summary>
public sealed record PipelineReport
{
    /// <summary>How it ended.</summary>
    public PipelineStatus Status { get; init; }

    /// <summary>Its outputs.</summary>
    public ImmutableSortedDictionary<string, DataValue> Outputs { get => field ?? ImmutableSortedDictionary<string, DataValue>.Empty; init; }

    /// <summary>Where its log is.</summary>
    public string LogUrl { get => field ?? string.Empty; init; }

    /// <summary>What it says.</summary>
    public string Message { get => field ?? string.Empty; init; }

    /// <summary>Why the report cannot be taken; null when it can.</summary>
    internal ApplicationError? Invalid()
    {
        // A reference would make this server read a secret on behalf of whoever holds the callback address.
        if (Outputs.FirstOrDefault(o => HoldsSecret(o.Value)) is { Key: { } output })
        {
            return new ApplicationError(ErrorCodes.InvalidValue, 422, $"The output `{output}` holds a reference to a secret; pipelines report values only.");
        }

        var isLink = LogUrl.Length == 0 || (Uri.TryCreate(LogUrl, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp));
        return isLink ? null : new ApplicationError(ErrorCodes.InvalidValue, 422, "`logUrl` must be an absolute http or https address.");
    }

    private static bool HoldsSecret(DataValue value) => value.Kind switch
    {
        DataKind.Secret => true,
        DataKind.List => value.Items.Any(HoldsSecret),
        DataKind.Map => value.Entries.Values.Any(HoldsSecret),
        _ => false,
    };
}
