// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The fields, indexes and routes of a collection: what is changed is staged, and beside it stands what it would do. */
FocusScope {
    id: root

    required property string collection
    property string part: "fields"
    readonly property bool staged: editor.stagedCount > 0

    objectName: "schemaTab"
    onCollectionChanged: part = "fields"

    Command {
        id: apply

        commandId: "schema.apply"
        title: qsTr("Apply the changes")
        category: qsTr("Collection")
        iconName: "check"
        shortcut: "Ctrl+S"
        writes: true
        enabled: editor.complete && editor.plan.applicable && stagedRecords.count === 0 && Session.superadmin
        onTriggered: editor.plan.valuesLost > 0 ? applyDialog.open() : editor.save()
    }
    Command {
        id: discard

        commandId: "schema.discard"
        title: qsTr("Discard the schema changes")
        category: qsTr("Collection")
        iconName: "undo-2"
        enabled: root.staged && !editor.busy
        onTriggered: editor.reload()
    }
    SchemaEditor {
        id: editor

        collection: root.collection
        onSaved: name => {
            Notices.success(qsTr("Schema of %1 changed").arg(name));
            routes.reload();
        }
    }
    RoutesEditor {
        id: routes

        collection: root.collection
        onSaved: {
            Notices.success(qsTr("Routes of %1 changed").arg(root.collection), qsTr("It counts from the next request on."));
            editor.reload();
        }
    }
    ApplyDialog {
        id: applyDialog

        editor: editor
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0
        visible: editor.loaded

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.space4
            spacing: Theme.space3

            InlineNotice {
                Layout.fillWidth: true
                visible: editor.error.isSet
                title: editor.error.title
                message: editor.error.message
            }
            StagedRecordsNotice {
                id: stagedRecords

                Layout.fillWidth: true
                visible: root.staged && count > 0
                collection: root.collection
            }
            Segmented {
                objectName: "schemaParts"
                values: ["fields", "indexes", "routes"]
                texts: [qsTr("Fields (%L1)").arg(editor.count), qsTr("Indexes (%L1)").arg(editor.indexes.count), qsTr("Routes (%L1)").arg(routes.chosen.length)]
                value: root.part
                onChosen: value => root.part = value
            }
            FieldList {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.part === "fields"
                editor: editor
                readOnly: !Session.superadmin
            }
            IndexList {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.part === "indexes"
                editor: editor
                readOnly: !Session.superadmin
            }
            RoutesPart {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: root.part === "routes"
                routes: routes
                readOnly: !Session.superadmin
                obstacle: root.staged ? qsTr("Apply or discard the staged changes of the schema first.") : ""
            }
            RowLayout {
                Layout.fillWidth: true
                visible: root.staged
                spacing: Theme.space2

                UiText {
                    objectName: "schemaStaged"
                    Layout.fillWidth: true
                    text: qsTr("%Ln staged change(s); nothing is changed yet.", "", editor.stagedCount)
                    color: Theme.warning
                    elide: Text.ElideRight
                }
                UiButton {
                    objectName: "discardSchema"
                    text: qsTr("Discard")
                    enabled: discard.enabled
                    onClicked: discard.trigger()
                }
                UiButton {
                    objectName: "applySchema"
                    kind: "primary"
                    command: apply
                    busy: editor.busy
                }
            }
        }
        PlanPanel {
            Layout.fillHeight: true
            Layout.preferredWidth: Math.min(Theme.grid(105), root.width * 2 / 5)
            visible: root.staged
            editor: editor
        }
    }
    Skeleton {
        anchors.fill: parent
        active: !editor.loaded && !editor.error.isSet
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !editor.loaded && editor.error.isSet
        error: editor.error
        onRetry: editor.reload()
    }
}
