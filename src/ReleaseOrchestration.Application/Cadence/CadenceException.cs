using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Application.Cadence;

/// <summary>What one group or one release kept the scheduler from; the others are not touched by it.</summary>
/// <param name="group">The group; empty for a release that is of none.</param>
/// <param name="release">The release that did not start; empty when its group could not be planned or looked at.</param>
/// <param name="innerException">What it came from.</param>
public sealed class CadenceException(string group, string release, Exception innerException)
    : Exception(Told(group, release), innerException)
{
    /// <summary>The group; empty for a release that is of none.</summary>
    public string Group { get; } = group;

    /// <summary>The release that did not start; empty when its group could not be planned or looked at.</summary>
    public string Release { get; } = release;

    /// <summary>Why, for people who see less than the log does.</summary>
    internal string Reason => InnerException is ReleaseOrchestrationException known
        ? $"{known.Message} ({known.Code})"
        : $"Something unexpected happened, {InnerException!.GetType().Name}; the log of the server says more. ({ErrorCodes.Internal})";

    private static string Told(string group, string release) => (group, release) switch
    {
        (_, { Length: > 0 }) => $"The release '{release}' could not be started.",
        ({ Length: > 0 }, _) => $"The release group '{group}' could not be planned or looked at.",
        _ => "It could not be written down which release groups cannot be planned.",
    };
}
