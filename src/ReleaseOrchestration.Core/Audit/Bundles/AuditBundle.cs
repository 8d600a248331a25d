namespace ReleaseOrchestration.Core.Audit.Bundles;

/// <summary>Evidence bundles: all that is known of a release in one file, which can be verified without the server that wrote it.</summary>
public static class AuditBundle
{
    /// <summary>Verifies a bundle.</summary>
    /// <param name="bundle">Its bytes, from the first to the last.</param>
    /// <param name="heads">Heads that were published; those of other releases do not matter.</param>
    public static BundleVerification Verify(Stream bundle, IEnumerable<PublishedHead>? heads = null)
    {
        using var verifier = new BundleVerifier(bundle, heads ?? []);
        return verifier.Run();
    }
}
