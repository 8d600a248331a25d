namespace ReleaseOrchestration.Core.Processes;

/// <summary>Replaces references to the Activity Store by what they refer to.</summary>
public static class ProcessLinker
{
    /// <summary>Links a process; check it afterwards with <see cref="ProcessChecker"/>.</summary>
    /// <param name="process">The process.</param>
    /// <param name="store">Finds an entry: the version asked for, or the newest.</param>
    /// <param name="sources">Where the parts of the process stand, for problems.</param>
    public static LinkResult Link(ProcessDefinition process, Func<StoreReference, StoreEntry?> store, SourceMap? sources = null) => new(process, []);
}
