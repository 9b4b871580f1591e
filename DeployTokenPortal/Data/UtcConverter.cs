using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DeployTokenPortal.Data;

/// <summary>Instants are stored as UTC <see cref="DateTime"/>, which sorts and compares the same on both databases.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => instant.UtcDateTime,
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
