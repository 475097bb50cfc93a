// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Backups of the server, of whom it requires a second factor, and what this program looks like. */
FocusScope {
    id: root

    readonly property string part: Navigator.tab !== "" ? Navigator.tab : Session.superadmin ? "backups" : "appearance"

    readonly property list<string> parts: {
        const decides = Session.superadmin || Array.from(OwnAccess.held).includes("mfa.policies");
        return Array.from([]).concat(Session.superadmin ? ["backups"] : [], decides ? ["secondFactor"] : [], ["appearance", "about"]);
    }

    objectName: "settingsPage"

    function nameOf(of: string): string {
        switch (of) {
        case "backups": return qsTr("Backups");
        case "secondFactor": return qsTr("Second factor");
        case "about": return qsTr("About");
        default: return qsTr("Appearance and language");
        }
    }

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
                values: Array.from(root.parts)
                texts: Array.from(root.parts).map(each => root.nameOf(each))
                value: root.part
                onChosen: value => Navigator.open("settings", "", value)
            }
            Separator {
                Layout.fillWidth: true
            }
            Loader {
                Layout.fillWidth: true
                sourceComponent: {
                    switch (root.part) {
                    case "backups": return backups;
                    case "secondFactor": return secondFactor;
                    case "about": return about;
                    default: return appearance;
                    }
                }
            }
        }
    }
    Component {
        id: backups

        BackupsPart { }
    }
    Component {
        id: secondFactor

        SecondFactorPart { }
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
