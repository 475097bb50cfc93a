// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>

namespace basalt::settings {

inline constexpr char kSystemSettings[] = "system_settings"; ///< its providers are the groups of changeable settings
inline constexpr char kEmailProviders[] = "email_providers";
inline constexpr char kAuthProviders[] = "auth_providers";
inline constexpr char kSmtp[] = "smtp";
inline constexpr char kEmailPassword[] = "email_password";

/** A kind of configuration. */
struct ConfigurationProvider
{
    QByteArray category;
    QByteArray name;
    QString displayName;
    bool builtIn = true; ///< it has its configuration from the start, is always on and cannot be deleted

    /** `<category>.<name>`: of its one configuration */
    [[nodiscard]] QByteArray id() const { return category + '.' + name; }
};

/** Everything that can be configured here, in the order of lists. */
[[nodiscard]] QList<ConfigurationProvider> configurationProviders();
[[nodiscard]] QList<QByteArray> configurationCategories();

/** Code::ValidationFailed with the field `category` and the categories that there are. */
[[nodiscard]] Result<void> checkCategory(const QByteArray &category);
/** Likewise; or with the field `provider_name` and those that the category has. */
[[nodiscard]] Result<ConfigurationProvider> findProvider(const QByteArray &category, const QByteArray &name);

/** JSON Schema of a provider's settings. */
[[nodiscard]] QByteArray schemaOf(const ConfigurationProvider &provider);

} // namespace basalt::settings
