using System.Collections.Immutable;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Execution;

/// <summary>Where projections are kept: the one place that knows their partitions and rows.</summary>
public static class Projections
{
    /// <summary>Partition of the list of releases; rows are release ids.</summary>
    public const string Releases = "release-status";

    /// <summary>Partition of open sign-offs.</summary>
    public const string OpenSignOffs = "signoff-open";

    /// <summary>Partition of the nodes of one run of a release, subprocesses included.</summary>
    public static string Nodes(string releaseId, int run) => $"nodes-{releaseId}-{run}";

    /// <summary>Partition of the sign-offs of one run of a release, open and closed.</summary>
    public static string SignOffs(string releaseId, int run) => $"signoffs-{releaseId}-{run}";

    /// <summary>The row of a path; keys may not hold a slash.</summary>
    public static string Row(string path) => path.Length == 0 ? "~" : path.Replace('/', '|');

    /// <summary>The row of an open sign-off.</summary>
    public static string OpenRow(MachineAddress address) => $"{address.ReleaseId}-{address.Run}-{Row(address.Path)}";

    /// <summary>What to store for a projection. A shell stores it only over an older sequence of the same key.</summary>
    public static ImmutableArray<(DocumentKey Key, byte[]? Body)> Documents(Project command)
    {
        var address = command.Address;
        switch (command.Kind)
        {
            case ProjectionKind.Node:
                return [(new(Nodes(address.ReleaseId, address.Run), Row(address.Path)), ExecutionJson.Serialize(command.Node!))];
            case ProjectionKind.Release:
                return address.Path.Length == 0 ? [(new(Releases, address.ReleaseId), ExecutionJson.Serialize(command.Release!))] : [];
            default:
                var body = ExecutionJson.Serialize(command.SignOff!);
                return
                [
                    (new(SignOffs(address.ReleaseId, address.Run), Row(address.Path)), body),
                    (new(OpenSignOffs, OpenRow(address)), command.SignOff!.IsOpen ? body : null),
                ];
        }
    }

}
