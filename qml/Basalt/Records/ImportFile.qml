// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The file that was chosen, and another one in its place. */
Rectangle {
    id: root

    required property RecordImport work
    required property Command choose
    property bool dropping: false
    signal taken(path: string)

    function chooseFile(): void {
        field.choose();
    }

    implicitHeight: row.implicitHeight + 2 * Theme.space3
    radius: Theme.radius
    color: dropping ? Theme.accentSoft : Theme.surface
    border.width: dropping ? Theme.focusWidth : Theme.hairline
    border.color: dropping ? Theme.accent : Theme.border

    RowLayout {
        id: row

        x: Theme.space3
        y: Theme.space3
        width: parent.width - 2 * Theme.space3
        spacing: Theme.space3

        Icon {
            name: "file-spreadsheet"
            color: Theme.accent
            size: Theme.iconSizeLarge
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.focusWidth

            UiText {
                objectName: "importFileName"
                Layout.fillWidth: true
                text: root.dropping ? qsTr("Drop it here") : root.work.fileName
                font.weight: Theme.weightMedium
                elide: Text.ElideMiddle
            }
            UiText {
                Layout.fillWidth: true
                text: root.work.sizeText
                color: Theme.muted
                font.pixelSize: Theme.fontSecondary
            }
        }
        IconButton {
            objectName: "importOther"
            iconName: "x"
            hint: qsTr("Another file")
            onClicked: root.taken("")
        }
    }
    FileField {
        id: field

        visible: false
        title: root.choose.title
        nameFilters: [qsTr("Tables (*.csv *.tsv *.txt *.json *.ndjson *.jsonl)"), qsTr("All files (*)")]
        onChosen: path => root.taken(path)
    }
}
