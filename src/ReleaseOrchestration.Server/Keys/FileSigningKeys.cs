using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Application.SignOffs.Keys;
using ReleaseOrchestration.Core.SignOff;

namespace ReleaseOrchestration.Server.Keys;

/// <summary>
/// The key ring in a file of the data folder that only its owner can read; made at the first start. Beside the key that signs, the one before it is kept until
/// the last link that it signed has expired; a third one is never valid.
/// </summary>
internal sealed class FileSigningKeys(IOptions<SigningKeyOptions> options, IRandomSource random, TimeProvider clock) : ISigningKeys, IHostedService
{
    private readonly Lock _lock = new();
    private readonly string _file = options.Value.File;
    private readonly KeyRotation _rotation = new(options.Value.RotateAfter, random, clock);
    private StoredKeyRing? _stored;
    private SigningKeyRing? _ring;

    public SigningKeyRing Ring
    {
        get
        {
            lock (_lock)
            {
                var stored = _stored ?? Load();
                var due = _rotation.Due(stored);
                return ReferenceEquals(due, stored) ? _ring ?? Use(stored) : Use(Save(due));
            }
        }
    }

    /// <summary>Signs with a new key from now on. Twice in a row, it makes all links useless that were sent before.</summary>
    public void Rotate()
    {
        lock (_lock)
        {
            Save(_rotation.Rotated(_stored ?? Load()));
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = Ring;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private SigningKeyRing Use(StoredKeyRing stored)
    {
        (_stored, _ring) = (stored, stored.ToRing());
        return _ring;
    }

    private StoredKeyRing Load()
    {
        if (!File.Exists(_file))
        {
            return Save(_rotation.First());
        }

        return Read();
    }

    private StoredKeyRing Read()
    {
        try
        {
            return StoredKeyRing.Read(File.ReadAllBytes(_file));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                ErrorCodes.KeyRingDamaged, $"The key ring '{_file}' cannot be read; restore it from a backup, or remove it to make a new one (links that were sent then stop working).", exception);
        }
    }

    // The new file takes the place of the old one in one step, so that a crash leaves one of them whole.
    private StoredKeyRing Save(StoredKeyRing stored)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        var temporary = _file + ".new";
        var write = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            write.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, write))
        {
            stream.Write(stored.Write());
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, _file, overwrite: true);
        Use(stored);
        return stored;
    }
}
