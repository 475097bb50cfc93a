// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The file, how it is written, and what its rows do to records that exist. */
Item {
    id: root

    required property RecordImport work
    required property Command choose
    property bool dropping: false
    readonly property bool chosen: work.path !== ""
    signal taken(path: string)

    function chooseFile(): void {
        if (chosen)
            card.chooseFile();
        else
            drop.chooseFile();
    }

    ImportDrop {
        id: drop

        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.space6, Theme.grid(140))
        visible: !root.chosen
        work: root.work
        choose: root.choose
        dropping: root.dropping
        onTaken: path => root.taken(path)
    }
    Flickable {
        id: flick

        anchors.fill: parent
        visible: root.chosen
        contentHeight: column.implicitHeight + 2 * Theme.space4
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: column

            x: Theme.space4
            y: Theme.space4
            width: flick.width - 2 * Theme.space4
            enabled: !root.work.running
            spacing: Theme.space4

            ImportFile {
                id: card

                Layout.fillWidth: true
                work: root.work
                choose: root.choose
                dropping: root.dropping
                onTaken: path => root.taken(path)
            }
            ImportFormat {
                Layout.fillWidth: true
                work: root.work
            }
            Separator {
                Layout.fillWidth: true
            }
            ImportRows {
                Layout.fillWidth: true
                work: root.work
            }
        }
    }
}
