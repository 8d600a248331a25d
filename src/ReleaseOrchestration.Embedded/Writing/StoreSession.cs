using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Machines;
using ReleaseOrchestration.Embedded.Storage;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>The writer's connection and what hangs on it; a failure of the disk ends it, and a new one is opened.</summary>
internal sealed class StoreSession : IDisposable
{
    public StoreSession(Engine engine, string path)
    {
        Tables = new StoreTables(StoreConnection.OpenWriter(path));
        Cascades = new CascadeRunner(engine.Live, new MachineLoader(Tables, engine.Definitions), engine.Definitions, engine.Quarantine, engine.Options.MaxCascade);
        Writer = new BatchWriter(Tables, engine.Audit, engine.Trimmer);
    }

    public StoreTables Tables { get; }

    public CascadeRunner Cascades { get; }

    public BatchWriter Writer { get; }

    public void Dispose() => Tables.Dispose();
}
