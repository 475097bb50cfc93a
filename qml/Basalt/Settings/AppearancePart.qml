// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** How this program looks and speaks, on this computer. */
ColumnLayout {
    id: root

    spacing: Theme.space5

    FormField {
        Layout.fillWidth: true
        label: qsTr("Appearance")

        Segmented {
            objectName: "appearanceChoice"
            values: ["system", "dark", "light"]
            texts: [qsTr("As the desktop"), qsTr("Dark"), qsTr("Light")]
            value: AppSettings.appearance
            onChosen: value => AppSettings.appearance = value
        }
    }
    FormField {
        Layout.fillWidth: true
        label: qsTr("Language")
        help: qsTr("Dates and numbers follow it. What the server says stays in the server's language.")

        Segmented {
            objectName: "languageChoice"
            values: ["system", "en", "de"]
            texts: [qsTr("As the desktop"), "English", "Deutsch"]
            value: AppSettings.language
            onChosen: value => AppSettings.language = value
        }
    }
    UiSwitch {
        objectName: "immediateChoice"
        text: qsTr("Commit each edit of a record at once, instead of staging it")
        checked: AppSettings.immediateCommit
        onToggled: AppSettings.immediateCommit = checked
    }
    UiSwitch {
        text: qsTr("Show the inspector beside records")
        checked: AppSettings.inspectorVisible
        onToggled: AppSettings.inspectorVisible = checked
    }
}
