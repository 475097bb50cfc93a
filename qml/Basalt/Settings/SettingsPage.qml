// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Backups of the server, and what this program looks like. */
FocusScope {
    id: root

    readonly property string part: Navigator.tab !== "" ? Navigator.tab : Session.superadmin ? "backups" : "appearance"

    objectName: "settingsPage"

    Flickable {
        id: flick

        anchors.fill: parent
        contentWidth: width
        contentHeight: content.implicitHeight + 2 * Theme.space5
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: content

            x: Theme.space5
            y: Theme.space5
            width: Math.min(flick.width - 2 * Theme.space5, Theme.grid(240))
            spacing: Theme.space4

            PageHeader {
                Layout.fillWidth: true
                title: qsTr("Settings")
            }
            UiTabBar {
                objectName: "settingsParts"
                values: Session.superadmin ? ["backups", "appearance", "about"] : ["appearance", "about"]
                texts: Session.superadmin ? [qsTr("Backups"), qsTr("Appearance and language"), qsTr("About")] : [qsTr("Appearance and language"), qsTr("About")]
                value: root.part
                onChosen: value => Navigator.open("settings", "", value)
            }
            Separator {
                Layout.fillWidth: true
            }
            Loader {
                Layout.fillWidth: true
                sourceComponent: root.part === "backups" ? backups : root.part === "about" ? about : appearance
            }
        }
    }
    Component {
        id: backups

        BackupsPart { }
    }
    Component {
        id: appearance

        AppearancePart { }
    }
    Component {
        id: about

        AboutPart { }
    }
}
