// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What this is, and whose work is in it. */
ColumnLayout {
    id: root

    readonly property list<string> parts: ["Qt · LGPL-3.0", "OpenSSL · Apache-2.0", "SQLite · public domain", "PostgreSQL libpq · PostgreSQL", "libsodium · ISC", "RE2 · BSD-3-Clause", "cjose · MIT", "Jansson · MIT", "liboath · LGPL-2.1-or-later", "libcurl · curl", "jemalloc · BSD-2-Clause", "zlib · Zlib", "CLI11 · BSD-3-Clause", "tl::expected · CC0-1.0", "QtKeychain · BSD-3-Clause", "Lucide · ISC", "Inter · OFL-1.1", "JetBrains Mono · OFL-1.1"]

    spacing: Theme.space4

    RowLayout {
        spacing: Theme.space4

        Logo {
            size: Theme.grid(16)
        }
        ColumnLayout {
            spacing: Theme.space1

            Heading {
                level: 1
                text: "Basalt Admin"
            }
            UiText {
                objectName: "aboutVersion"
                text: qsTr("Program %1 · server %2").arg(Qt.application.version).arg(Session.serverVersion)
                color: Theme.muted
            }
            UiText {
                text: qsTr("© 2026 The Basalt authors. Free software under the GNU GPL, version 3 or later; there is no warranty.")
                color: Theme.muted
            }
        }
    }
    SectionLabel {
        text: qsTr("With the work of others, under their licences")
    }
    Flow {
        Layout.fillWidth: true
        spacing: Theme.space2

        Repeater {
            model: root.parts

            Chip {
                required property string modelData

                text: modelData
                maximumWidth: Theme.grid(90)
            }
        }
    }
    UiText {
        Layout.fillWidth: true
        text: qsTr("The full texts come with the packages; on Debian they lie in /usr/share/doc/PACKAGE/copyright.")
        color: Theme.faint
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
}
