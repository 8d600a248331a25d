using ReleaseOrchestration.Embedded.Cascades;
using ReleaseOrchestration.Embedded.Storage.Tables;

namespace ReleaseOrchestration.Embedded.Writing;

/// <summary>A message from outside, handled by the writer.</summary>
internal abstract class Work
{
    /// <summary>Computes what it does.</summary>
    public virtual void Stage(Engine engine, Batch batch)
    {
    }

    /// <summary>Writes what is no consequence of a cascade, in the transaction.</summary>
    public virtual void Write(StoreTables tables, Batch batch)
    {
    }

    /// <summary>The commit succeeded.</summary>
    public virtual void Complete(Engine engine)
    {
    }

    /// <summary>Nothing was committed.</summary>
    public virtual void Fail(Engine engine, Exception exception)
    {
    }
}
