namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>A bundle is so damaged that what follows cannot be read.</summary>
internal sealed class BundleDamageException(BundleFinding finding) : Exception(finding.ToString())
{
    public BundleDamageException(string file, string message)
        : this(new BundleFinding(file, Entry: null, message))
    {
    }

    public BundleFinding Finding { get; } = finding;
}
