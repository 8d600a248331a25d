using System.Globalization;
using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Core.Execution;

/// <summary>
/// The name of a machine. Paths: a release is the empty text or ends with <c>/</c> (a subprocess: <c>phase.activity/</c>, from the second
/// attempt on <c>phase.activity:2/</c>; one that a task started: <c>phase.activity#task.1/</c>; one before a retry: <c>phase.activity~1/</c>);
/// below it <c>phase</c>, <c>phase.activity</c> and <c>phase.@entry.gate</c>.
/// </summary>
/// <param name="ReleaseId">The id of the outermost release, <see cref="LockScope"/> or <see cref="FreezeScope"/>.</param>
/// <param name="Run">1 for the first run of the release.</param>
/// <param name="Path">The path of the node in the release.</param>
[JsonConverter(typeof(MachineAddressJsonConverter))]
public sealed record MachineAddress(string ReleaseId, int Run, string Path)
{
    /// <summary>The release id of machines that belong to no release: locks.</summary>
    public const string LockScope = "$lock";

    /// <summary>The release id of the machine of the freezes.</summary>
    public const string FreezeScope = "$freeze";

    /// <summary>The machine that knows all freezes.</summary>
    public static MachineAddress Freezes { get; } = new(FreezeScope, 1, "all");

    /// <summary>Whether this is the machine of a lock.</summary>
    public bool IsLock => ReleaseId == LockScope;

    /// <summary>Whether this is a release or a subprocess.</summary>
    public bool IsRelease => !IsLock && (Path.Length == 0 || Path[^1] == '/');

    /// <summary>The path of the release that the node belongs to: empty, or ending with <c>/</c>.</summary>
    public string ReleasePath => Path[..(Path.LastIndexOf('/') + 1)];

    /// <summary>The path of the node in its own release: empty, <c>phase</c> or <c>phase.activity</c>.</summary>
    public string LocalPath => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>The machine of the phase that an activity or gate belongs to.</summary>
    public MachineAddress Phase => Node(LocalPath.Split('.')[0]);

    /// <summary>The machine of the release that the node belongs to. It also names the audit trail.</summary>
    public MachineAddress Release => this with { Path = ReleasePath };

    /// <summary>The machine of a lock.</summary>
    public static MachineAddress Lock(string name) => new(LockScope, 1, name);

    /// <summary>The machine of a node of the same release.</summary>
    /// <param name="localPath"><c>phase</c> or <c>phase.activity</c>.</param>
    public MachineAddress Node(string localPath) => this with { Path = ReleasePath + localPath };

    /// <summary>The release that an attempt of this activity starts.</summary>
    public MachineAddress Subprocess(int attempt) =>
        this with { Path = attempt == 1 ? Path + "/" : string.Create(CultureInfo.InvariantCulture, $"{Path}:{attempt}/") };

    /// <summary>The release that a task of this activity starts.</summary>
    /// <param name="task">The task.</param>
    /// <param name="number">1 for the first of the task.</param>
    public MachineAddress TaskProcess(string task, int number) =>
        this with { Path = string.Create(CultureInfo.InvariantCulture, $"{Path}#{task}.{number}/") };

    /// <summary>The release that is run before this activity or gate tries again.</summary>
    /// <param name="number">1 for the first of the activity.</param>
    public MachineAddress Remedy(int number) => this with { Path = string.Create(CultureInfo.InvariantCulture, $"{Path}~{number}/") };

    /// <summary>Reads what <see cref="ToString"/> writes; null when it is no address.</summary>
    public static MachineAddress? TryParse(string text)
    {
        var parts = text.Split('/', 3);
        return parts.Length == 3 && parts[0].Length > 0
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var run)
            ? new MachineAddress(parts[0], run, parts[2])
            : null;
    }

    /// <summary><c>release/run/path</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ReleaseId}/{Run}/{Path}");
}
